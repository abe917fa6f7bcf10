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
const elsewherePort = await listen(harness.secondOrigin);
harness.setRedirectOrigin(`http://${host}:${elsewherePort}`);
const port = await listen(harness.main, Number(process.env.HARNESS_PORT ?? 0));

// The parent process reads the ports from the first line of output.
console.log(JSON.stringify({ port, pid: process.pid, elsewherePort }));

// A pipe as standard input is closed when the parent ends, even if it is killed. So the harness never outlives it.
if (process.env.HARNESS_STOP_WITH_STDIN === "1") process.stdin.resume().once("end", () => process.exit(0));
