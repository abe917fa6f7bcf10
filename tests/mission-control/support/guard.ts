import { getDocumentSize, jsonToConvex, type JSONValue, type Value } from "convex/values";

// convex-test accepts documents that a deployment rejects, so these limits of Convex are checked here.
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
let guardedSyscalls: Syscalls | undefined;

/** Makes inserts and replacements fail where a deployment would reject the document. Patches are not checked. */
export function guardDocuments(): void {
  if (scope.Convex === guardedSyscalls) return;
  const original = scope.Convex;
  guardedSyscalls = {
    get syscall() {
      return original.syscall;
    },
    get jsSyscall() {
      return original.jsSyscall;
    },
    get asyncSyscall() {
      const call = original.asyncSyscall;
      return async (operation: string, args: string) => {
        if (operation === "1.0/insert" || operation === "1.0/replace") checkDocument(args);
        return call(operation, args);
      };
    },
  };
  scope.Convex = guardedSyscalls;
}

function checkDocument(args: string): void {
  const { value } = JSON.parse(args) as { value: JSONValue };
  const { _id, _creationTime, ...fields } = jsonToConvex(value) as Record<string, Value>;
  if (!Object.keys(fields).every((name) => fieldName.test(name))) throw new Error("A field name is invalid.");
  if (getDocumentSize(fields) > maxBytes) throw new Error("The document is larger than 1 MiB.");
  checkValue(fields, 1);
}

function checkValue(value: unknown, depth: number): void {
  if (depth > maxDepth) throw new Error("The document is nested too deeply.");
  if (typeof value === "string" && !value.isWellFormed()) throw new Error("A string has an unpaired surrogate.");
  if (typeof value !== "object" || value === null) return;
  const children = Object.values(value);
  if (Array.isArray(value) ? children.length > maxItems : children.length > maxFields) {
    throw new Error("An array or object has too many items.");
  }
  for (const child of children) checkValue(child, depth + 1);
}
