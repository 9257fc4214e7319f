const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join } = require('node:path');
const { Script } = require('node:vm');

// Loaded before a server of the tests: most of what a start costs is to compile the bundle, and V8 takes what an earlier process has compiled.
// A build removes it with the rest of the bundle. From 22.8 on Node does the same itself, if asked.
const bundle = join(__dirname, '../../server/dist/bundle');
const folder = join(bundle, 'compiled', process.version);
/** In milliseconds: after a start, when the code is stored. */
const afterStart = 3_000;

/** V8 forgets of compiled code how it imports. */
const importFrom = (name) => import(name);

function storeCompiled() {
  const compiled = new Map();
  const { _compile: compile } = Module.prototype;
  Module.prototype._compile = function (source, file, ...rest) {
    if (dirname(file) !== bundle) return compile.call(this, source, file, ...rest);
    const stored = join(folder, basename(file));
    const importing = source.replace(/(?<![.\w])import\(/g, 'importFrom(');
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname, importFrom) { ${importing}\n})`,
      { filename: file, cachedData: existsSync(stored) ? readFileSync(stored) : undefined },
    );
    if (script.cachedDataRejected !== false) compiled.set(stored, script);
    const load = script.runInThisContext();
    return load.call(this.exports, this.exports, Module.createRequire(file), this, file, bundle, importFrom);
  };
  setTimeout(() => {
    if (compiled.size > 0) mkdirSync(folder, { recursive: true });
    for (const [stored, script] of compiled) {
      // Renamed, so that nobody reads half of it.
      writeFileSync(`${stored}.${process.pid}`, script.createCachedData());
      renameSync(`${stored}.${process.pid}`, stored);
    }
  }, afterStart).unref();
}

if (Module.enableCompileCache) Module.enableCompileCache(folder);
else storeCompiled();
