// Runs zgc on the Python that the npm package pyodide carries (CPython for WebAssembly).
// node pyodide.mjs SITE-PACKAGES WORK JOBS: the jobs are JSON, [[[argument, …], wanted], …]; each
// must end with status 0 and print what is wanted, and a warning is an error.
import { createRequire } from "node:module";
const [site, work, jobs] = process.argv.slice(2);
const { loadPyodide } = createRequire(`${work}/`)("pyodide");
const python = await loadPyodide();
for (const [at, root] of [["/site", site], ["/work", work]]) {
  python.FS.mkdirTree(at);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, at);
}
python.globals.set("jobs", jobs);
python.runPython(`
import contextlib, io, json, os, sys, warnings
sys.dont_write_bytecode = True
sys.path.insert(0, "/site")
os.environ["ZGC_CACHE"] = "off"
os.chdir("/work")
warnings.simplefilter("error")
from zgc_cli.cli.app import run
for arguments, wanted in json.loads(jobs):
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(arguments)
    said, noted = (stream.buffer.getvalue().decode() for stream in (out, err))
    assert status == 0 and wanted in said and not noted, (arguments, status, noted)
`);
console.log(python.runPython("import sys; '%d.%d' % sys.version_info[:2]"));
