import { getDocumentSize, jsonToConvex, type JSONValue, type Value } from "convex/values";

// convex-test lets documents through that a deployment refuses, so the limits stand here.
const maxBytes = 1024 * 1024;
const maxFields = 1024;
const maxItems = 8192;
const maxDepth = 16;
const fieldName = /^[A-Za-z0-9][A-Za-z0-9_]{0,63}$/;

type Syscalls = {
  syscall: unknown;
  jsSyscall: unknown;
  asyncSyscall: (operation: string, args: string) => Promise<string>;
};

const scope = globalThis as unknown as { Convex: Syscalls };
let guarded: Syscalls | undefined;

/** Makes inserts and replacements fail where a deployment would refuse the document. Patches are not covered. */
export function guardDocuments(): void {
  if (scope.Convex === guarded) return;
  const inner = scope.Convex;
  guarded = {
    get syscall() {
      return inner.syscall;
    },
    get jsSyscall() {
      return inner.jsSyscall;
    },
    get asyncSyscall() {
      const call = inner.asyncSyscall;
      return async (operation: string, args: string) => {
        if (operation === "1.0/insert" || operation === "1.0/replace") checkDocument(args);
        return call(operation, args);
      };
    },
  };
  scope.Convex = guarded;
}

function checkDocument(args: string): void {
  const { value } = JSON.parse(args) as { value: JSONValue };
  const document = jsonToConvex(value) as Record<string, Value>;
  const { _id, _creationTime, ...fields } = document;
  const bad = Object.keys(fields).find((name) => !fieldName.test(name));
  if (bad !== undefined) throw new Error("A field name is not allowed.");
  if (getDocumentSize(fields) > maxBytes) throw new Error("The document is larger than 1 MiB.");
  checkValue(fields, 1);
}

function checkValue(value: unknown, depth: number): void {
  if (depth > maxDepth) throw new Error("The document is nested too deeply.");
  if (typeof value === "string" && !value.isWellFormed()) throw new Error("A string has an unpaired surrogate.");
  if (typeof value !== "object" || value === null) return;
  const inner = Object.values(value);
  if (Array.isArray(value) ? inner.length > maxItems : inner.length > maxFields)
    throw new Error("A value has too many parts.");
  for (const part of inner) checkValue(part, depth + 1);
}
