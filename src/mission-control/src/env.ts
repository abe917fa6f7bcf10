declare const process: { env: Record<string, string | undefined> };

/** A variable of the deployment (`npx convex env set`); blank counts as unset. */
export function env(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === "" ? undefined : value;
}
