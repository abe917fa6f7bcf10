import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The harness as others use it: one file, run by plain node. */
export class HarnessProcess {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {}

  static async start(token: string): Promise<HarnessProcess> {
    await promisify(execFile)(process.execPath, [at("../harness/build.mjs")]);
    const child = spawn(process.execPath, [at("../dist/harness.mjs")], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { PATH: process.env.PATH, CONVEX_INGEST_TOKEN: token, HARNESS_STOP_WITH_STDIN: "1" },
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const { port } = JSON.parse(line) as { port: number };
      return new HarnessProcess(child, port);
    }
    throw new Error("The harness ended before it said its port.");
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${path}`, init);
  }

  async control<Result>(path: string, body: unknown = {}): Promise<Result> {
    const response = await this.fetch("/__test/" + path, { method: "POST", body: JSON.stringify(body) });
    return (await response.json()) as Result;
  }

  /** Closes its input, upon which it ends by itself. */
  stop(): Promise<unknown> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.stdin?.end();
    return ended;
  }
}
