import { gateRules } from "./rules.generated.js";

// A fingerprint is a hash: it is recomputed before a row is stored, and it can look like a token without being one.
const exemptFields: ReadonlySet<string> = new Set(["fingerprint"]);

const compiledRules = gateRules.map(({ id, source, flags }) => ({
  id,
  pattern: new RegExp(source, flags.includes("g") ? flags : flags + "g"),
}));

/**
 * Returns the id of the first gate rule that finds a secret in the text, or undefined if none does.
 *
 * @example findSecretRule("Authorization: Bearer ghp_…") // "github-token"
 */
export function findSecretRule(text: string): string | undefined {
  return compiledRules.find(({ pattern }) => {
    for (const match of text.matchAll(pattern)) {
      if (!isPlaceholder(match.groups?.body ?? "")) return true;
    }
    return false;
  })?.id;
}

/** Where a secret was found. The value itself is never part of it, so it can be returned to the client. */
export type SecretFinding = { field: string; rule: string };

/** Checks every string of an object, including strings in lists, and returns the first finding. */
export function findSecret(row: Readonly<Record<string, unknown>>): SecretFinding | undefined {
  for (const [field, value] of Object.entries(row)) {
    if (exemptFields.has(field)) continue;
    for (const text of Array.isArray(value) ? value : [value]) {
      const rule = typeof text === "string" ? findSecretRule(text) : undefined;
      if (rule) return { field, rule };
    }
  }
  return undefined;
}

const fillCharacters = /[xX*0.\-_#]/;
const placeholderMarkers = /example|xxxxxx|\*{6}|your_|your-|placeholder|redacted|00000000/i;

// The C# detector ignores the same texts. If the two disagreed, rows that the module considers clean would be rejected
// here.
function isPlaceholder(tokenBody: string): boolean {
  if (tokenBody === "") return false;
  const distinctCharacters = new Set(tokenBody).size;
  const isRepetitive = distinctCharacters <= Math.min(5, Math.floor(tokenBody.length / 3));
  return (isRepetitive && fillCharacters.test(tokenBody)) || placeholderMarkers.test(tokenBody);
}
