import type { Viewer } from "./viewer.js";

const adminRole = "admin";

export type Owned = { visibility: string; ownerType: string; ownerId: string };

/** The read rule. What it does not name, nobody reads. */
export function mayRead({ subject, roles }: Viewer, { visibility, ownerType, ownerId }: Owned): boolean {
  switch (visibility) {
    case "public":
      return true;
    case "team":
      return hasRole({ subject, roles });
    case "private":
      switch (ownerType) {
        case "user":
          return subject !== null && subject === ownerId;
        case "role":
          return roles.includes(ownerId);
        case "system":
          return roles.includes(adminRole);
      }
  }
  return false;
}

/** The run log tells about the team's work, so it takes what the team's rows take. */
export const hasRole = ({ roles }: Viewer): boolean => roles.length > 0;
