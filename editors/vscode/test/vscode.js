// SPDX-License-Identifier: EPL-2.0
// As much of VS Code's API as the extension and its language client use: what it is asked to show is kept, everything else does nothing.
const path = require('node:path');
const { pathToFileURL, fileURLToPath } = require('node:url');

class Disposable {
    constructor(dispose = () => {}) {
        this.dispose = dispose;
    }
}

class EventEmitter {
    listeners = [];
    event = (listener, self) => {
        this.listeners.push(listener.bind(self));
        return new Disposable();
    };
    fire(event) {
        for (const listener of this.listeners) listener(event);
    }
    dispose() {}
}

class CancellationTokenSource {
    token = { isCancellationRequested: false, onCancellationRequested: () => new Disposable() };
    cancel() {}
    dispose() {}
}

class Position {
    constructor(line, character) {
        Object.assign(this, { line, character });
    }
}

class Range {
    constructor(startLine, startCharacter, endLine, endCharacter) {
        const isPlaces = typeof startLine === 'object';
        this.start = isPlaces ? startLine : new Position(startLine, startCharacter);
        this.end = isPlaces ? startCharacter : new Position(endLine, endCharacter);
    }
}

class Diagnostic {
    constructor(range, message, severity) {
        Object.assign(this, { range, message, severity });
    }
}

class Uri {
    constructor(text) {
        this.text = text;
        this.scheme = text.split(':')[0];
    }
    get fsPath() {
        return this.scheme === 'file' ? fileURLToPath(this.text) : this.text;
    }
    get path() {
        return new URL(this.text).pathname;
    }
    toString() {
        return this.text;
    }
    with() {
        return this;
    }
    static parse(text) {
        return new Uri(text);
    }
    static file(name) {
        return new Uri(pathToFileURL(name).toString());
    }
}

/** Answers whatever it is asked for with something that can be called, constructed, extended and asked again. */
function anything(known = {}) {
    return new Proxy(class {}, {
        get: (target, name) => {
            if (name in known) return known[name];
            if (name === 'prototype') return target.prototype;
            if (name === 'then' || typeof name === 'symbol') return undefined;
            if (String(name).startsWith('on')) return () => new Disposable();
            return anything();
        },
        apply: () => new Disposable(),
    });
}

/**
 * An editor with one file.
 *
 * @param {string[]} command what the settings say of how to start the server
 * @param {string} file where the model is
 * @param {string} text what it says
 */
function editor(command, file, text) {
    const document = {
        uri: Uri.file(file),
        fileName: file,
        languageId: 'ringzero',
        version: 1,
        isClosed: false,
        getText: () => text,
        save: async () => true,
    };
    const shown = { errors: [], sent: [], problems: new EventEmitter(), commands: new Map() };
    const terminal = { name: 'Ringzero', show: () => {}, sendText: (line) => shown.sent.push(line) };
    const vscode = anything({
        Disposable,
        EventEmitter,
        CancellationTokenSource,
        Position,
        Range,
        Diagnostic,
        Uri,
        version: '1.91.0',
        DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
        env: anything({ appName: 'test', language: 'en' }),
        commands: anything({
            registerCommand: (name, run) => {
                shown.commands.set(name, run);
                return new Disposable();
            },
        }),
        languages: anything({
            match: (selector, asked) => (asked.languageId === 'ringzero' ? 10 : 0),
            createDiagnosticCollection: () => ({
                set: (uri, problems) => shown.problems.fire({ uri: uri.toString(), problems }),
                delete: () => {},
                clear: () => {},
                dispose: () => {},
            }),
        }),
        window: anything({
            activeTextEditor: { document },
            visibleTextEditors: [{ document }],
            terminals: [],
            createTerminal: () => terminal,
            createOutputChannel: () => ({ append() {}, appendLine() {}, show() {}, dispose() {} }),
            showErrorMessage: async (message) => void shown.errors.push(message),
            showInformationMessage: async () => undefined,
            showWarningMessage: async () => undefined,
            tabGroups: anything({ all: [{ tabs: [] }] }),
        }),
        workspace: anything({
            textDocuments: [document],
            notebookDocuments: [],
            workspaceFolders: [{ uri: Uri.file(path.dirname(file)), name: 'models', index: 0 }],
            getConfiguration: () => ({ get: (name, otherwise) => (name === 'command' ? command : otherwise) }),
            createFileSystemWatcher: () => anything(),
        }),
    });
    return { vscode, shown, document };
}

module.exports = { editor };
