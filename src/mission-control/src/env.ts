declare const process: { env: Record<string, string | undefined> };

/** Reads an environment variable of the deployment (`npx convex env set`). A blank value counts as unset. */
export function env(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === "" ? undefined : value;
}
