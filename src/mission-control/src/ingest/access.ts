import { RequestError } from "./errors.js";

/** What a request may do: everything, with the token of the deployment, or what concerns one instance. */
export type Access = { instanceId?: string };

/**
 * Rejects a request for an instance that its token is not for.
 *
 * @throws RequestError `Forbidden`.
 */
export function requireInstance(access: Access, instanceId: string): void {
  if (access.instanceId === undefined || access.instanceId === instanceId) return;
  throw new RequestError("Forbidden", "The bearer token is for another instance.");
}
