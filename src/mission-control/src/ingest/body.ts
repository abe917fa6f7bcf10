import { env } from "../env.js";
import { limits } from "../limits.js";
import { isObject } from "../rows/shape.js";
import { RequestError, tooLarge } from "./errors.js";

/**
 * The content encodings that a request can have; `GET status` reports them to clients, which send plain JSON without
 * any. There are none if the runtime cannot decode gzip, or if `OPENCLAW_GZIP` is `off`.
 */
export const getAcceptedEncodings = (): string[] =>
  typeof DecompressionStream === "undefined" || env("OPENCLAW_GZIP") === "off" ? [] : ["gzip"];

/**
 * Reads the body of a request as a JSON object. The size limit applies before and after decompression.
 *
 * @throws RequestError `TooLarge` or `Malformed`.
 */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (Number(request.headers.get("Content-Length") ?? 0) > limits.maxBytes) throw tooLarge();
  const encoding = (request.headers.get("Content-Encoding") ?? "identity").trim().toLowerCase();
  if (encoding !== "identity" && !getAcceptedEncodings().includes(encoding)) {
    throw new RequestError("Malformed", "The content encoding is not supported. GET status lists the supported ones.");
  }

  const sent = new Uint8Array(await request.arrayBuffer());
  if (sent.length > limits.maxBytes) throw tooLarge();
  const bytes = encoding === "gzip" ? await gunzip(sent) : sent;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isObject(value)) return value;
  } catch {
    // Ignored, because the message of the parser quotes the body. The error below replaces it.
  }
  throw new RequestError("Malformed", "The body is not a JSON object in UTF-8.");
}

// Stops at the limit, because a few kilobytes can decompress to gigabytes.
async function gunzip(compressed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new RequestError("Malformed", "The body is not valid gzip.");
    });
    if (done) break;
    length += value.length;
    if (length > limits.maxBytes) {
      void reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
  return concatenate(chunks, length);
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
