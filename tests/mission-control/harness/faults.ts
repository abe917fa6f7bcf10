/** A fault that is injected into requests. The fields are those of the JSON of `/__test/fault`; see the README. */
export type Fault = {
  kind: "status" | "dropBefore" | "dropAfter" | "truncate" | "slow" | "redirect";
  /** The requests that it applies to. Default: `batch`. */
  on: "batch" | "runs" | "status" | "rows" | "any";
  /** The number of requests that it applies to. Default: 1. */
  times: number;
  /** The status of the reply, for the kinds `status` (default 503) and `redirect` (default 307). */
  status: number;
  /** The Retry-After header in seconds, for kind `status`. Without it there is no such header. */
  retryAfter?: number;
  /** The delay of the reply in milliseconds, for kind `slow`. Default: 1000. */
  ms: number;
  /** The target, for kind `redirect`. Default: the second origin of the harness. */
  location?: string;
};

const kinds: readonly string[] = ["status", "dropBefore", "dropAfter", "truncate", "slow", "redirect"];
const places: readonly string[] = ["batch", "runs", "status", "rows", "any"];

/** The faults that are still to be injected, in order. */
export class FaultQueue {
  private faults: Fault[] = [];

  /**
   * Queues faults and returns the length of the queue.
   *
   * @throws Error if a fault has an unknown `kind` or `on`.
   */
  add(faults: readonly Partial<Fault>[]): number {
    for (const fault of faults) {
      if (!kinds.includes(fault.kind ?? "") || !places.includes(fault.on ?? "batch")) {
        throw new Error("The 'kind' or 'on' of a fault is unknown.");
      }
      const status = fault.kind === "redirect" ? 307 : 503;
      this.faults.push({ on: "batch", times: 1, status, ms: 1000, ...fault } as Fault);
    }
    return this.faults.length;
  }

  /** Returns the first fault that applies to a request, and counts the request against its `times`. */
  take(place: string): Fault | undefined {
    const fault = this.faults.find(({ on }) => on === "any" || on === place);
    if (fault && --fault.times <= 0) this.faults = this.faults.filter((other) => other !== fault);
    return fault;
  }

  clear(): void {
    this.faults = [];
  }
}
