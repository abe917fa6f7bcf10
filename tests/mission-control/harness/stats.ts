import type { IncomingHttpHeaders } from "node:http";

export type Seen = {
  place: string;
  method: string;
  bytes: number;
  status: number | null;
  fault?: string;
  headers: Record<string, string>;
  at: number;
};

/** What reached the harness. Tokens are never kept: of an Authorization header only its scheme is. */
export class Stats {
  private seen: Seen[] = [];
  private attempts = new Map<string, number>();
  private elsewhere = { requests: 0, authorizationSeen: false };

  request(place: string, method: string, bytes: number, headers: IncomingHttpHeaders): Seen {
    const key = headers["idempotency-key"];
    if (typeof key === "string") this.attempts.set(key, (this.attempts.get(key) ?? 0) + 1);
    const one: Seen = { place, method, bytes, status: null, headers: shown(headers), at: Date.now() };
    this.seen.push(one);
    return one;
  }

  strayed(headers: IncomingHttpHeaders): void {
    this.elsewhere.requests++;
    this.elsewhere.authorizationSeen ||= headers.authorization !== undefined;
  }

  clear(): void {
    this.seen = [];
    this.attempts.clear();
    this.elsewhere = { requests: 0, authorizationSeen: false };
  }

  toJSON() {
    const by = (place: string) => this.seen.filter((one) => one.place === place).length;
    return {
      requests: this.seen.length,
      bytes: this.seen.reduce((sum, { bytes }) => sum + bytes, 0),
      byPlace: { batch: by("batch"), runs: by("runs"), status: by("status"), rows: by("rows"), other: by("other") },
      attempts: Object.fromEntries(this.attempts),
      elsewhere: this.elsewhere,
      seen: this.seen,
    };
  }
}

function shown(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => {
    const text = String(value);
    return [name, name === "authorization" ? (text.split(" ")[0] ?? "") : text];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
