// Reads [{name, text}] from the file named first and writes [{name, error}] or [{name, names}]: the names an expression uses and does not define itself.
const fs = require("fs");
const pq = require("@microsoft/powerquery-parser");

function walk(node, used, defined) {
    if (Array.isArray(node)) return node.forEach((n) => walk(n, used, defined));
    if (node === null || typeof node !== "object") return;
    if (node.kind === "IdentifierExpression") used.add(node.identifier.literal);
    if (node.kind === "IdentifierPairedExpression") defined.add(node.key.literal);
    if (node.kind === "Parameter") defined.add(node.name.literal);
    Object.entries(node).forEach(([key, value]) => key !== "tokenRange" && walk(value, used, defined));
}

async function read({ name, text }) {
    const task = await pq.TaskUtils.tryLexParse(pq.DefaultSettings, text);
    if (!pq.TaskUtils.isParseStageOk(task)) return { name, error: task.error.message };
    const [used, defined] = [new Set(), new Set()];
    walk(task.ast, used, defined);
    return { name, names: [...used].filter((u) => !defined.has(u)).sort() };
}

Promise.all(JSON.parse(fs.readFileSync(process.argv[2], "utf8")).map(read)).then((all) => console.log(JSON.stringify(all)));
