import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const resolvePath = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The harness as the C# tests run it: the bundled file, in a process of its own. */
export class HarnessProcess {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {}

  /** Bundles the harness, starts it, and waits until it serves requests. */
  static async start(token: string): Promise<HarnessProcess> {
    await promisify(execFile)(process.execPath, [resolvePath("../harness/build.mjs")]);
    const child = spawn(process.execPath, [resolvePath("../dist/harness.mjs")], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { PATH: process.env.PATH, CONVEX_INGEST_TOKEN: token, HARNESS_STOP_WITH_STDIN: "1" },
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const { port } = JSON.parse(line) as { port: number };
      return new HarnessProcess(child, port);
    }
    throw new Error("The harness ended before it printed its port.");
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${path}`, init);
  }

  /** Calls a control route, such as `reset`, and returns its reply. */
  async control<Result>(route: string, body: unknown = {}): Promise<Result> {
    const response = await this.fetch("/__test/" + route, { method: "POST", body: JSON.stringify(body) });
    return (await response.json()) as Result;
  }

  /** Closes the standard input of the harness, and waits until it has ended by itself. */
  stop(): Promise<unknown> {
    const exited = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.stdin?.end();
    return exited;
  }
}
