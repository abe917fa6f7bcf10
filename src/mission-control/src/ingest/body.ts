import { limits } from "../limits.js";
import { isObject } from "../rows/shape.js";
import { RequestError } from "./reply.js";

/** Content encodings this runtime can take in. */
export const accepts = (): string[] => (typeof DecompressionStream === "undefined" ? [] : ["gzip"]);

/** The JSON object a request carries, within the limit of bytes before and after decompression. */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (Number(request.headers.get("Content-Length") ?? 0) > limits.maxBytes) throw tooLarge();
  const encoding = (request.headers.get("Content-Encoding") ?? "identity").trim().toLowerCase();
  if (encoding !== "identity" && !accepts().includes(encoding)) {
    throw new RequestError("Malformed", "The content encoding is not one that GET status names.");
  }

  const sent = new Uint8Array(await request.arrayBuffer());
  if (sent.length > limits.maxBytes) throw tooLarge();
  const bytes = encoding === "gzip" ? await gunzip(sent) : sent;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isObject(value)) return value;
  } catch {
    // The parser's message quotes the body.
  }
  throw new RequestError("Malformed", "The body is not a JSON object in UTF-8.");
}

// Stops at the limit: a few kilobytes can unpack to gigabytes.
async function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new RequestError("Malformed", "The body is not gzip.");
    });
    if (done) break;
    length += value.length;
    if (length > limits.maxBytes) {
      void reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

export const tooLarge = (): RequestError =>
  new RequestError("TooLarge", `A request may hold ${limits.maxRecords} records and ${limits.maxBytes} bytes of JSON.`);
