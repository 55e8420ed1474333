// SPDX-License-Identifier: EPL-2.0
// What the colours take for a comment, text, number, unit or keyword is what the language's own parser takes it for.
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const oniguruma = require('vscode-oniguruma');
const { Registry, INITIAL, parseRawGrammar } = require('vscode-textmate');

// each a file {name, text, words: [[offset, length, kind]]}, written by the test VsCodeTest
const folder = process.env.RINGZERO_WORDS;
const GRAMMAR = path.join(__dirname, '../syntaxes/ringzero.tmLanguage.json');

/** From scopes to what the parser calls it; the innermost says it. */
function kind(scopes) {
    for (const scope of [...scopes].reverse()) {
        if (scope.startsWith('comment')) return 'comment';
        if (scope.startsWith('string') || scope.startsWith('constant.character')) return 'string';
        if (scope.startsWith('constant.numeric')) return 'number';
        if (scope.startsWith('keyword.other.unit')) return 'unit';
        if (scope.startsWith('keyword')) return 'keyword';
    }
    return 'other';
}

async function grammar() {
    const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await oniguruma.loadWASM(wasm);
    const registry = new Registry({
        onigLib: Promise.resolve({
            createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
            createOnigString: (text) => new oniguruma.OnigString(text),
        }),
        loadGrammar: async () => parseRawGrammar(fs.readFileSync(GRAMMAR, 'utf8'), GRAMMAR),
    });
    return registry.loadGrammar('source.ringzero');
}

/** What the colours take each character for. */
function coloured(grammar, text) {
    const kinds = new Array(text.length).fill('other');
    let state = INITIAL;
    let offset = 0;
    for (const line of text.split('\n')) {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
        for (const token of tokens)
            kinds.fill(kind(token.scopes), offset + token.startIndex, Math.min(offset + token.endIndex, offset + line.length));
        state = ruleStack;
        offset += line.length + 1;
    }
    return kinds;
}

test('every word of every example and library file has the colour of what it is', { skip: !folder }, async () => {
    const colours = await grammar();
    const files = fs.readdirSync(folder);
    const wrong = [];
    let compared = 0;
    for (const file of files) {
        const { name, text, words } = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
        const kinds = coloured(colours, text);
        for (const [offset, length, expected] of words) {
            compared++;
            const word = text.substring(offset, offset + length);
            const others = new Set(kinds.slice(offset, offset + length).filter((each, i) => each !== expected && !/\s/.test(word[i])));
            if (others.size > 0)
                wrong.push(`${name}:${text.substring(0, offset).split('\n').length}: '${word}' is ${expected}, coloured as ${[...others]}`);
        }
    }

    console.log(`${compared} words of ${files.length} files`);
    assert.ok(files.length > 100);
    assert.deepStrictEqual(wrong.slice(0, 40), [], `${wrong.length} words`);
});
