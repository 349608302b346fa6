// One engine of Node fills a template for every row: node peers.mjs ENGINE FOLDER OUT COUNT. Prints milliseconds a letter and MB at the peak.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [engine, folder, out, count] = process.argv.slice(2);
const require = createRequire(path.join(folder, "package.json"));
const rows = JSON.parse(fs.readFileSync(path.join(folder, "rows.json"), "utf8"));
const file = path.join(folder, `${engine}.docx`);
const template = fs.readFileSync(file);
const named = (n) => path.join(out, `${n}.docx`);

async function filler() {
  if (engine === "docxtemplater") {
    const Zip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    return async (data) => {
      const made = new Docxtemplater(new Zip(template), {});
      made.render(data);
      return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  }
  if (engine === "easy-template-x") {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return (data) => handler.process(template, data);
  }
  const carbone = require("carbone");
  return (data) =>
    new Promise((done, failed) =>
      carbone.render(file, data, (error, made) => (error ? failed(error) : done(made))),
    );
}

const fill = await filler();
for (const data of rows.slice(0, 10)) await fill(data); // as warm as it gets
const start = process.hrtime.bigint();
for (let n = 0; n < Number(count); n++) {
  fs.writeFileSync(named(n), await fill(rows[n % rows.length]));
}
const milliseconds = Number(process.hrtime.bigint() - start) / 1e6 / Number(count);
// Of this process alone: maxRSS is that of its parent, if that was larger.
const peak = /VmHWM:\s*(\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"));
console.log(milliseconds, Number(peak[1]) / 1024);
process.exit(0); // carbone leaves a timer
