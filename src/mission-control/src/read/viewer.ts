import type { Auth, GenericDataModel, GenericQueryCtx, UserIdentity } from "convex/server";
import { env } from "../env.js";

/**
 * The caller of a query, as far as the read rule is concerned: the id that rows name as `ownerId` (null for an anonymous
 * caller) and their roles.
 */
export type Viewer = { subject: string | null; roles: readonly string[] };

/**
 * Tells who calls a query, from wherever the app keeps it. Null means an anonymous caller. The context has the app's
 * whole database: no read rule applies in it.
 */
export type ViewerResolver<DataModel extends GenericDataModel> = (
  ctx: GenericQueryCtx<DataModel>,
) => Viewer | null | Promise<Viewer | null>;

/** Options of the queries. `DataModel` is that of the app. */
export type ReadOptions<DataModel extends GenericDataModel> = {
  /** Default: {@link viewerOf}, which reads the caller's JWT. */
  viewer?: ViewerResolver<DataModel>;
  /** The role whose holders read private rows of the system. Default: `OPENCLAW_ADMIN_ROLE`, or else `admin`. */
  adminRole?: string;
};

/** A caller, and whether they read private rows of the system. */
export type Reader = Viewer & { isAdmin: boolean };

const defaultRolesClaim = "roles";
const defaultAdminRole = "admin";

/** Finds out who calls, as the options say. */
export async function readerOf<DataModel extends GenericDataModel>(
  ctx: unknown,
  { viewer, adminRole }: ReadOptions<DataModel>,
): Promise<Reader> {
  // The functions of the library know only its own tables; those of the app run in the same database.
  const appCtx = ctx as GenericQueryCtx<DataModel>;
  const found = (await (viewer ? viewer(appCtx) : viewerOf(appCtx.auth))) ?? { subject: null, roles: [] };
  // Without a subject nobody owns a row, and an empty one would own the rows of nobody.
  const { subject, roles } = found.subject === "" ? { subject: null, roles: [] } : found;
  return { subject, roles, isAdmin: roles.includes(adminRole ?? env("OPENCLAW_ADMIN_ROLE") ?? defaultAdminRole) };
}

/**
 * Reads the viewer from the caller's JWT. The name of the roles claim comes from `OPENCLAW_ROLES_CLAIM`, or is `roles`. A
 * name with dots is also looked for as a path, such as `realm_access.roles`.
 */
export async function viewerOf(auth: Auth): Promise<Viewer> {
  const identity = await auth.getUserIdentity();
  return identity ? { subject: readSubject(identity), roles: readRoles(identity) } : { subject: null, roles: [] };
}

// Convex Auth, whose issuer is the deployment itself, signs the id of the session too: `userId|sessionId`.
function readSubject({ subject, issuer }: UserIdentity): string {
  const isConvexAuth = /^https:\/\/[a-z0-9.-]+\.convex\.site\/?$/.test(issuer) || issuer === env("CONVEX_SITE_URL");
  return isConvexAuth ? (subject.split("|")[0] ?? subject) : subject;
}

// Identity providers send roles as a list, or as one string separated by spaces or commas.
function readRoles(identity: UserIdentity): string[] {
  const claim = findClaim(identity, env("OPENCLAW_ROLES_CLAIM") ?? defaultRolesClaim);
  const roles: unknown[] = typeof claim === "string" ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : [];
  return roles.filter((role) => typeof role === "string").filter((role) => role !== "");
}

// The name of a claim can have dots itself, as a URL has.
function findClaim(claims: object, name: string): unknown {
  if (Object.hasOwn(claims, name)) return (claims as Record<string, unknown>)[name];
  for (let dot = name.indexOf("."); dot > 0; dot = name.indexOf(".", dot + 1)) {
    const outer = Object.hasOwn(claims, name.slice(0, dot))
      ? (claims as Record<string, unknown>)[name.slice(0, dot)]
      : undefined;
    const inner = typeof outer === "object" && outer !== null ? findClaim(outer, name.slice(dot + 1)) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
