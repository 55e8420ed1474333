// SPDX-License-Identifier: EPL-2.0
// Starts 'ringzero lsp' and lets VS Code ask it everything. There is no logic here: it would be missing in other editors.
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

function command() {
    const [program, ...args] = vscode.workspace.getConfiguration('ringzero').get('command');
    // without a transport the client talks to standard input and output and adds no argument of its own
    return { command: program, args };
}

async function start() {
    const server = command();
    client = new LanguageClient('ringzero', 'Ringzero', server, {
        documentSelector: [{ scheme: 'file', language: 'ringzero' }],
        synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.vmm') },
    });
    try {
        await client.start();
    } catch (error) {
        const choice = await vscode.window.showErrorMessage(
            `'${server.command}' could not be started. Install Ringzero, or say in the settings where it is.`,
            'Open settings',
        );
        if (choice) vscode.commands.executeCommand('workbench.action.openSettings', 'ringzero.command');
    }
}

async function stop() {
    if (client && client.isRunning()) await client.stop();
}

/** Runs a file in the terminal, where its progress and its answer can be read. */
async function run() {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    await editor.document.save();
    const terminal = vscode.window.terminals.find((each) => each.name === 'Ringzero') || vscode.window.createTerminal('Ringzero');
    terminal.show(true);
    terminal.sendText(`"${command().command}" run "${editor.document.fileName}"`);
}

exports.activate = async (context) => {
    context.subscriptions.push(
        vscode.commands.registerCommand('ringzero.run', run),
        vscode.commands.registerCommand('ringzero.restart', async () => {
            await stop();
            await start();
        }),
    );
    await start();
};

exports.deactivate = stop;
