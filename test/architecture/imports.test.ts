import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { packageRoot } from "../../src/platform";

interface Imports {
  readonly files: number;
  readonly circles: readonly (readonly string[])[];
  readonly roomCircles: readonly (readonly string[])[];
}

const script = `import { circlesIn, importGraph, roomGraph } from ${JSON.stringify(join(packageRoot, "scripts", "lib", "import-graph.mjs"))};
const files = importGraph();
console.log(JSON.stringify({ files: files.size, circles: circlesIn(files), roomCircles: circlesIn(roomGraph(files)) }));`;

const imports = JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" })) as Imports;

test("files of src/ import each other without a circle, types included", () => {
  expect(imports.files).toBeGreaterThan(100);
  expect(imports.circles.map((circle) => circle.join(" → "))).toEqual([]);
});

test("rooms of src/ use each other without a circle", () => {
  expect(imports.roomCircles).toEqual([]);
});

test("a circle is found", () => {
  const sample = `import { circlesIn } from ${JSON.stringify(join(packageRoot, "scripts", "lib", "import-graph.mjs"))};
console.log(JSON.stringify(circlesIn(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]]))));`;
  const found = execFileSync(process.execPath, ["--input-type=module", "-e", sample], { encoding: "utf8" });
  expect(JSON.parse(found)).toEqual([["b", "c", "b"]]);
});
