// SPDX-License-Identifier: EPL-2.0
// The extension as it is packed, in an editor without windows, with the real language server at the other end.
const assert = require('node:assert');
const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { after, test } = require('node:test');
const { editor } = require('./vscode.js');

const SERVER = process.env.RINGZERO_SERVER
    ? JSON.parse(process.env.RINGZERO_SERVER)
    : [path.resolve(__dirname, '../../../ringzero'), 'lsp'];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringzero-'));
after(() => fs.rmSync(folder, { recursive: true }));

/** Loads the extension anew, with an editor of its own. */
function loaded(command, text) {
    const file = path.join(folder, 'model.vmm');
    fs.writeFileSync(file, text);
    const made = editor(command, file, text);
    const load = Module._load;
    Module._load = (name, ...more) => (name === 'vscode' ? made.vscode : load(name, ...more));
    try {
        const entry = require.resolve('../dist/extension.js');
        delete require.cache[entry];
        return { ...made, extension: require(entry) };
    } finally {
        Module._load = load;
    }
}

test('problems of an open file come from the server, and its commands run', { timeout: 120_000 }, async () => {
    const { extension, shown, document } = loaded(SERVER, 'host h { memory 8 gib }\n');
    const problems = new Promise((resolve) => shown.problems.event((each) => each.problems.length && resolve(each)));

    await extension.activate({ subscriptions: [] });
    const told = await problems;
    await shown.commands.get('ringzero.run')();
    await extension.deactivate();

    assert.strictEqual(told.uri, document.uri.toString());
    assert.ok(told.problems.some((problem) => problem.code === 'RZ0201'), JSON.stringify(told.problems));
    assert.deepStrictEqual(shown.sent, [`"${SERVER[0]}" run "${document.fileName}"`]);
    assert.deepStrictEqual(shown.errors, []);
    assert.deepStrictEqual([...shown.commands.keys()].sort(), ['ringzero.restart', 'ringzero.run']);
});

test('a server that cannot be started is told with what to do', { timeout: 60_000 }, async () => {
    const { extension, shown } = loaded([path.join(folder, 'nothing')], '');

    await extension.activate({ subscriptions: [] });

    assert.strictEqual(shown.errors.filter((error) => error.includes('say in the settings where it is')).length, 1);
});
