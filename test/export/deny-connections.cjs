// Loaded in front of the command line: whatever would open a connection is written down and fails.
const fs = require("node:fs");

function deny(what) {
  return () => {
    fs.appendFileSync(process.env.DENIED_LOG, `${what}\n`);
    throw Object.assign(new Error(`${what} is denied here`), { code: "EDENIED" });
  };
}

const { Socket } = require("node:net");
Socket.prototype.connect = deny("net.Socket.connect");
for (const [name, methods] of Object.entries({
  "node:net": ["connect", "createConnection"],
  "node:tls": ["connect"],
  "node:dns": ["lookup", "resolve", "resolve4", "resolve6"],
  "node:http": ["request", "get"],
  "node:https": ["request", "get"],
  "node:http2": ["connect"],
  "node:dgram": ["createSocket"],
})) {
  for (const method of methods) require(name)[method] = deny(`${name}.${method}`);
}
globalThis.fetch = deny("fetch");
globalThis.WebSocket = class {
  constructor() {
    deny("WebSocket")();
  }
};
process.on("exit", () => {
  // `node --require` runs this in worker threads too; only the main one knows all modules.
  const loaded = Object.keys(require.cache).filter((path) => /[\\/]dist[\\/]export[\\/]/.test(path));
  for (const path of loaded) fs.appendFileSync(process.env.DENIED_LOG, `loaded ${path}\n`);
});
