import type { Reader, Viewer } from "./viewer.js";

/** The fields of a row that decide who can read it. */
export type Owned = { visibility: string; ownerType: string; ownerId: string };

/**
 * The read rule: decides whether a viewer can read a row. Any combination that the rule does not mention is denied.
 *
 * @param viewer The caller. `isAdmin` tells whether they read private rows of the system; by default those with the role
 * `admin` do.
 * @example
 * mayRead({ subject: "alice", roles: [] }, { visibility: "private", ownerType: "user", ownerId: "alice" }) // true
 */
export function mayRead(viewer: Viewer & { isAdmin?: boolean }, { visibility, ownerType, ownerId }: Owned): boolean {
  const reader: Reader = { ...viewer, isAdmin: viewer.isAdmin ?? viewer.roles.includes("admin") };
  switch (visibility) {
    case "public":
      return true;
    case "team":
      return hasRole(reader) || (ownerType === "user" && ownsRow(reader, ownerType, ownerId));
    case "private":
      return ownsRow(reader, ownerType, ownerId);
    default:
      return false;
  }
}

/**
 * Tells whether a viewer is a member of the team, which means that they have any role. The run log needs no more
 * either.
 */
export const hasRole = ({ roles }: Viewer): boolean => roles.length > 0;

function ownsRow({ subject, roles, isAdmin }: Reader, ownerType: string, ownerId: string): boolean {
  switch (ownerType) {
    case "user":
      return subject !== null && subject === ownerId;
    case "role":
      return roles.includes(ownerId);
    case "system":
      return isAdmin;
    default:
      return false;
  }
}
