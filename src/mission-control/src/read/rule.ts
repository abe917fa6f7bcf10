import type { Viewer } from "./viewer.js";

const adminRole = "admin";

/** The fields of a row that decide who can read it. */
export type Owned = { visibility: string; ownerType: string; ownerId: string };

/**
 * The read rule: decides whether a viewer can read a row. Any combination that the rule does not mention is denied.
 *
 * @example
 * mayRead({ subject: "alice", roles: [] }, { visibility: "private", ownerType: "user", ownerId: "alice" }) // true
 */
export function mayRead(viewer: Viewer, { visibility, ownerType, ownerId }: Owned): boolean {
  switch (visibility) {
    case "public":
      return true;
    case "team":
      return hasRole(viewer);
    case "private":
      return ownsRow(viewer, ownerType, ownerId);
    default:
      return false;
  }
}

/**
 * Tells whether a viewer is a member of the team, which means that they have any role. The run log needs no more
 * either.
 */
export const hasRole = ({ roles }: Viewer): boolean => roles.length > 0;

function ownsRow({ subject, roles }: Viewer, ownerType: string, ownerId: string): boolean {
  switch (ownerType) {
    case "user":
      return subject !== null && subject === ownerId;
    case "role":
      return roles.includes(ownerId);
    case "system":
      return roles.includes(adminRole);
    default:
      return false;
  }
}
