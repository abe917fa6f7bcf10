/** What a fault does to the next request it matches. */
export type Fault = {
  kind: "status" | "dropBefore" | "dropAfter" | "truncate" | "slow" | "redirect";
  /** Which requests: the batches by default. */
  on: "batch" | "runs" | "status" | "rows" | "any";
  /** How many of them. */
  times: number;
  /** kind status: the code, and the seconds of Retry-After if there is to be one. kind redirect: the code. */
  status: number;
  retryAfter?: number;
  /** kind slow: how long the answer takes. */
  ms: number;
  /** kind redirect: where to, instead of the harness's own second origin. */
  location?: string;
};

const kinds: readonly string[] = ["status", "dropBefore", "dropAfter", "truncate", "slow", "redirect"];
const places: readonly string[] = ["batch", "runs", "status", "rows", "any"];

/** Faults wait in a queue; each takes the requests it matches, as often as it says. */
export class Faults {
  private queue: Fault[] = [];

  add(asked: readonly Partial<Fault>[]): number {
    for (const fault of asked) {
      if (!kinds.includes(fault.kind ?? "") || !places.includes(fault.on ?? "batch"))
        throw new Error("A fault has no known 'kind' or 'on'.");
      const status = fault.kind === "redirect" ? 307 : 503;
      this.queue.push({ on: "batch", times: 1, status, ms: 1000, ...fault } as Fault);
    }
    return this.queue.length;
  }

  take(place: string): Fault | undefined {
    const fault = this.queue.find(({ on }) => on === "any" || on === place);
    if (fault && --fault.times <= 0) this.queue = this.queue.filter((other) => other !== fault);
    return fault;
  }

  clear(): void {
    this.queue = [];
  }
}
