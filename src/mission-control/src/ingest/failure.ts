import { RequestError } from "./reply.js";

// How the errors of an overloaded backend name themselves inside an action.
const transient =
  /OptimisticConcurrencyControlFailure|Overloaded|TooManyConcurrent|TooManyWrites|RateLimited|ServiceUnavailable|Timeout/i;
const retrySeconds = "2";

/** Turns whatever was thrown into an answer. Only our own messages are shown: others may quote what was sent. */
export function failureOf(failure: unknown): RequestError {
  if (failure instanceof RequestError) return failure;
  if (transient.test(failure instanceof Error ? `${failure.name} ${failure.message}` : "")) {
    return new RequestError("Busy", "The deployment is busy; try again.", { "Retry-After": retrySeconds });
  }
  return new RequestError("Internal", "The request could not be carried out.");
}
