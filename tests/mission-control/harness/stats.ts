import type { IncomingHttpHeaders } from "node:http";

/** One request that the harness received. The fields are those of the JSON of `/__test/stats`. */
export type RequestRecord = {
  place: string;
  method: string;
  /** The size of the body as sent. */
  bytes: number;
  /** The status of the reply; null if the connection was dropped. */
  status: number | null;
  fault?: string;
  headers: Record<string, string>;
  /** The time of the request, in milliseconds since the Unix epoch. */
  at: number;
};

/**
 * Records the requests that the harness received. Tokens are not kept: of an Authorization header, only its scheme is.
 */
export class Stats {
  private records: RequestRecord[] = [];
  private attempts = new Map<string, number>();
  private secondOrigin = { requests: 0, authorizationSeen: false };

  /** Records a request. The caller sets its status and fault later. */
  record(place: string, method: string, bytes: number, headers: IncomingHttpHeaders): RequestRecord {
    const key = headers["idempotency-key"];
    if (typeof key === "string") this.attempts.set(key, (this.attempts.get(key) ?? 0) + 1);
    const record: RequestRecord = {
      place,
      method,
      bytes,
      status: null,
      headers: removeCredentials(headers),
      at: Date.now(),
    };
    this.records.push(record);
    return record;
  }

  /** Records a request to the second origin, which a client reaches only by following a redirect. */
  recordAtSecondOrigin(headers: IncomingHttpHeaders): void {
    this.secondOrigin.requests++;
    this.secondOrigin.authorizationSeen ||= headers.authorization !== undefined;
  }

  clear(): void {
    this.records = [];
    this.attempts.clear();
    this.secondOrigin = { requests: 0, authorizationSeen: false };
  }

  toJSON() {
    const count = (place: string) => this.records.filter((record) => record.place === place).length;
    return {
      requests: this.records.length,
      bytes: this.records.reduce((sum, { bytes }) => sum + bytes, 0),
      byPlace: {
        batch: count("batch"),
        runs: count("runs"),
        status: count("status"),
        rows: count("rows"),
        other: count("other"),
      },
      attempts: Object.fromEntries(this.attempts),
      elsewhere: this.secondOrigin,
      seen: this.records,
    };
  }
}

function removeCredentials(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => {
    const text = String(value);
    return [name, name === "authorization" ? (text.split(" ")[0] ?? "") : text];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
