import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HarnessServer } from "./server.js";

const host = "127.0.0.1";

const listen = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

const harness = new HarnessServer();
const elsewherePort = await listen(harness.other);
harness.redirectTo(`http://${host}:${elsewherePort}`);
const port = await listen(harness.main, Number(process.env.HARNESS_PORT ?? 0));

// The first line is for the process that started this one.
console.log(JSON.stringify({ port, pid: process.pid, elsewherePort }));

// With a pipe for input the harness ends when its parent does, however that ends.
if (process.env.HARNESS_STOP_WITH_STDIN === "1") process.stdin.resume().once("end", () => process.exit(0));
