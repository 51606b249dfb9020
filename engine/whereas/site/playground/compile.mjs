// Compiles the Python of an archive with the Python that will run it: node compile.mjs source.zip compiled.zip
import { readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [source, target] = process.argv.slice(2);
const python = await loadPyodide();
const bytes = readFileSync(source);
python.unpackArchive(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), "zip", { extractDir: "/made" });
python.runPython(`
import compileall, io, os, py_compile, zipfile
compileall.compile_dir("/made", quiet=1, legacy=True, optimize=1, stripdir="/made", invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
made = io.BytesIO()
with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for folder, _, names in sorted(os.walk("/made")):
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.endswith(".py") and os.path.exists(path + "c"):
                continue
            with open(path, "rb") as file:
                archive.writestr(zipfile.ZipInfo(os.path.relpath(path, "/made"), (2026, 1, 1, 0, 0, 0)), file.read(), zipfile.ZIP_DEFLATED)
with open("/compiled.zip", "wb") as file:
    file.write(made.getvalue())
`);
writeFileSync(target, python.FS.readFile("/compiled.zip"));
