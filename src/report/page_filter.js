/* The language of the page's filter: conditions such as `kind:denial -source:post "late filing"`, read, written, and asked of
 * a finding. All conditions must hold; a comma joins values of which one is enough; a minus turns a condition round. */
const FILTER = (() => {
'use strict';

/* Case, accents, kinds of blanks, quotation marks and dashes do not matter when one looks for words. */
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[‘’‚‛]/g, '\'')
	.replace(/[“”„‟]/g, '"').replace(/[‐-―−]/g, '-').replace(/\s+/g, ' ');

const KEYS = ['kind', 'severity', 'status', 'source', 'speaker', 'question'];
const OPEN = '"“„”', CLOSE = '"”“';

/* The text between quotation marks at I, else the letters up to one of STOP: [text, where it ends]. */
const readWord = (text, i, stop) => {
	if (OPEN.includes(text[i])) {
		let end = i + 1;
		while (end !== text.length && !CLOSE.includes(text[end]))
			end++;
		return [text.slice(i + 1, end), Math.min(end + 1, text.length)];
	}
	let end = i;
	while (end !== text.length && !stop.test(text[end]))
		end++;
	return [text.slice(i, end), end];
};

/* One condition that begins at I: [{not, key, values} (key null: words to look for), where it ends]. */
const readTerm = (text, i) => {
	const term = { not: false, key: null, values: [], odd: null };
	if (text[i] === '-' && /\S/.test(text[i + 1] || ' ')) {
		term.not = true;
		i++;
	}
	const key = /^([a-z]+):/i.exec(text.slice(i, i + 20));
	if (key && KEYS.includes(key[1].toLowerCase())) {
		term.key = key[1].toLowerCase();
		i += key[0].length - 1;
		do {
			const [value, end] = readWord(text, i + 1, /[\s,]/);
			if (value)
				term.values.push(value);
			i = end;
		} while (text[i] === ',');
		return [term, i];
	}
	if (key && /\S/.test(text[i + key[0].length] || ' ') && !/[/\d]/.test(text[i + key[0].length]))
		term.odd = key[1];
	const [word, end] = readWord(text, i, /\s/);
	if (word)
		term.values.push(word);
	return [term, end];
};

const parse = (text) => {
	const terms = [];
	for (let i = 0; i !== text.length;) {
		if (/\s/.test(text[i])) {
			i++;
			continue;
		}
		const [term, end] = readTerm(text, i);
		if (term.values.length) // "kind:" is still being typed
			terms.push(term);
		i = end;
	}
	return terms;
};

const quoted = (value) => (/[\s,"“”„]/.test(value) ? '"' + value.replace(/["“”„]/g, ' ') + '"' : value);

const write = (terms) => terms.map((t) => {
	const key = t.key ? t.key + ':' : '';
	return (t.not ? '-' : '') + key + t.values.map((v) => (t.key || /\s/.test(v) ? quoted(v) : v)).join(',');
}).join(' ');

// ---- the findings of the page -----------------------------------------------------------------------------------------

const BLOCKS = new Set('TD TH TR P LI UL OL DL DT DD DIV TABLE FIGURE H2 H3 H4 BLOCKQUOTE BR SUMMARY DETAILS'.split(' '));

/* The words of an element as they are read: a blank between blocks, none between words that only look different. */
const wordsOf = (element) => {
	let out = '';
	const walk = (node) => {
		for (const child of node.childNodes) {
			if (child.nodeType === Node.TEXT_NODE) {
				out += child.data;
			} else if (child.nodeType === Node.ELEMENT_NODE && child.tagName !== 'BUTTON') {
				const block = BLOCKS.has(child.tagName) || child.classList.contains('entry');
				out += block ? ' ' : '';
				walk(child);
				out += block ? ' ' : '';
			}
		}
	};
	walk(element);
	return fold(out);
};

class Finding {
	constructor(element) {
		this.element = element;
		this.section = element.closest('main section');
		this.table = element.closest('tr') ? element.closest('.wide') || element.closest('table') : null;
		this.tokens = {};
		for (const key of KEYS) {
			const text = element.dataset[key] ?? element.dataset[key + 's'] ?? '';
			this.tokens[key] = text.split(' ').filter(Boolean);
		}
	}

	get words() {
		this.read ??= wordsOf(this.element);
		return this.read;
	}
}

/* Does a finding fulfil a condition, leaving aside its "not"? A value is an id, a name, or the beginning of an id (`ax*`). */
const fulfils = (finding, term, names) => {
	if (term.key === null)
		return finding.words.includes(fold(term.values[0]));
	return term.values.some((value) => {
		const wanted = fold(value);
		return finding.tokens[term.key].some((token) => (wanted.endsWith('*') ? fold(token).startsWith(wanted.slice(0, -1)) :
			fold(token) === wanted || fold(names[term.key]?.[token] ?? '') === wanted));
	});
};

return { KEYS, Finding, parse, write, quoted, fulfils };
})();
