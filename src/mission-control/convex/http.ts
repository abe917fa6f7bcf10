import { httpRouter } from "convex/server";
import { registerRoutes } from "../src/index.js";

const http = httpRouter();
registerRoutes(http);

export default http;
