import { isFilled } from "./filled.js";
import { gateRules } from "./rules.generated.js";

// Verified by recomputation or of a fixed shape; hashes are no secrets.
const exempt: ReadonlySet<string> = new Set(["fingerprint"]);

const compiled = gateRules.map(({ id, source, flags }) => ({
  id,
  pattern: new RegExp(source, flags.includes("g") ? flags : flags + "g"),
}));

/** The id of the first rule that finds a secret in the text. */
export function ruleFor(text: string): string | undefined {
  return compiled.find(({ pattern }) => {
    for (const match of text.matchAll(pattern)) {
      if (!isFilled(match.groups?.body ?? "")) return true;
    }
    return false;
  })?.id;
}

/** Looks at every string of an object, lists included, and names the field and the rule, not the value. */
export function secretIn(row: Readonly<Record<string, unknown>>): { field: string; rule: string } | undefined {
  for (const [field, value] of Object.entries(row)) {
    if (exempt.has(field)) continue;
    for (const text of Array.isArray(value) ? value : [value]) {
      const rule = typeof text === "string" ? ruleFor(text) : undefined;
      if (rule) return { field, rule };
    }
  }
  return undefined;
}
