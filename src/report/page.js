/* What the report's page can do beyond being read: filter its findings, fold them, copy its commands, be walked through by
 * keys, be light or dark. Without this script the page says the same. It asks nobody for anything, writes nothing into the
 * page but text, and keeps its state in the address (?q=…#finding-…), so that a link shows what its sender saw. */
(() => {
'use strict';

const { KEYS, Finding, parse, write, quoted, fulfils } = FILTER;

// ---- choices that are remembered, where the browser lets a page remember ------------------------------------------

const remembered = (name) => {
	try {
		return localStorage.getItem('gainsay.' + name);
	} catch {
		return null;
	}
};

const remember = (name, value) => {
	try {
		localStorage.setItem('gainsay.' + name, value);
	} catch {
		// blocked: then it holds for this visit
	}
};

/* Before anything is drawn: a page that turns dark while one looks at it hurts. */
const setTheme = (theme) => {
	if (theme === 'light' || theme === 'dark')
		document.documentElement.dataset.theme = theme;
	else
		delete document.documentElement.dataset.theme;
};
setTheme(remembered('theme'));

// ---- small helpers --------------------------------------------------------------------------------------------------

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/* An element with attributes and children; text becomes text, never markup. */
const make = (tag, attributes = {}, ...children) => {
	const e = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (name.startsWith('on'))
			e.addEventListener(name.slice(2), value);
		else
			e.setAttribute(name, value === true ? '' : value);
	}
	e.append(...children);
	return e;
};

/* A name that fits a menu. */
const short = (text) => (text.length > 60 ? [...text].slice(0, 57).join('') + '…' : text);

const isShown = (element) => element.getClientRects().length > 0;

/* Names of ids: {source: {id: name}, …}; the page holds them as data. */
const readNames = () => {
	const element = document.getElementById('names');
	return element ? JSON.parse(element.textContent) : {};
};

// ---- the page ----------------------------------------------------------------------------------------------------------

class Page {
	constructor() {
		this.names = readNames();
		this.findings = all('main [data-kind]').map((e) => new Finding(e));
		this.rows = this.glanceRows();
		this.terms = [];
		this.linked = null; // the finding that the address names
		this.keysOn = remembered('keys') !== 'off';
		this.said = make('p', { class: 'tools-said', 'aria-live': 'polite' });
		this.bar = document.getElementById('tools');
	}

	/* Rows at the top that tell of one finding below: [row, finding]. */
	glanceRows() {
		const byId = new Map(this.findings.map((f) => [f.element.id, f]));
		const linked = (row) => byId.get(row.querySelector('a[href^="#finding-"]')?.hash.slice(1));
		return all('#glance tbody tr').map((row) => [row, linked(row)]).filter(([, f]) => f);
	}

	say(text) {
		this.said.textContent = text;
	}

	// ---- filtering

	/* Shows what fulfils every condition, and what the address names. */
	filter(text) {
		this.terms = parse(text);
		let count = 0, beside = 0;
		for (const f of this.findings) {
			const fits = this.terms.every((t) => fulfils(f, t, this.names) !== t.not);
			const show = fits || f.element === this.linked;
			if (f.element.hidden === show)
				f.element.hidden = !show;
			count += fits;
			beside += show && !fits;
		}
		this.hideEmpty();
		this.showCount(count, beside);
		this.showMenus();
	}

	/* A section or table all of whose findings are hidden; its line in the contents. */
	hideEmpty() {
		const shown = new Map();
		for (const f of this.findings)
			for (const part of [f.section, f.table])
				if (part)
					shown.set(part, shown.get(part) || !f.element.hidden);
		for (const [row, f] of this.rows) {
			row.hidden = f.element.hidden;
			const section = row.closest('section');
			shown.set(section, shown.get(section) || !row.hidden);
		}
		for (const [part, some] of shown) {
			part.hidden = !some;
			const line = part.id && document.querySelector('nav a[href="#' + CSS.escape(part.id) + '"]')?.closest('li');
			if (line)
				line.hidden = !some;
		}
	}

	showCount(count, beside) {
		const many = this.findings.length, plural = many === 1 ? ' finding' : ' findings';
		let text = this.terms.length ? `${count} of ${many}${plural}` : `${many}${plural}`;
		if (this.terms.length && count === 0)
			text = 'No finding fits';
		if (beside)
			text += ', and one that the address names';
		this.count.textContent = text;
		this.hint.textContent = this.terms.map((t) => this.doubt(t)).filter(Boolean).join(' ');
		this.clear.hidden = this.field.value === '';
		document.documentElement.toggleAttribute('data-filtered', this.terms.length !== 0);
		clearTimeout(this.saying);
		if (this.started) // not while the page opens
			this.saying = setTimeout(() => this.say(text + '. ' + this.hint.textContent), 400);
	}

	/* What looks like a slip of the pen in a condition. */
	doubt(term) {
		if (term.odd)
			return `“${term.odd}:” is no key, so these letters are looked for as they stand; keys are ${KEYS.join(', ')}.`;
		if (term.key === null)
			return '';
		const known = (v) => this.findings.some((f) => fulfils(f, { key: term.key, values: [v] }, this.names));
		const unknown = term.values.filter((v) => !known(v));
		return unknown.map((v) => `No finding has ${term.key} “${v}”.`).join(' ');
	}

	// ---- the address

	/* Typing makes one step of the browser's history, not one for each letter. */
	typed(whole) {
		this.linked = null;
		this.filter(this.field.value);
		const asked = new URLSearchParams(location.search);
		asked.delete('q');
		if (this.field.value.trim())
			asked.set('q', this.field.value.trim());
		const search = asked.size ? '?' + asked : '';
		if (search !== location.search || location.hash)
			this.address(search || location.pathname, this.typing ? 'replaceState' : 'pushState');
		this.typing = !whole;
	}

	address(url, how) {
		try {
			history[how](null, '', url);
		} catch {
			// a page inside of another may not: then the filter works and the address stays
		}
	}

	/* What the address says: the filter and one place of the page. */
	follow() {
		this.typing = false;
		const text = new URLSearchParams(location.search).get('q') ?? '';
		const target = this.target();
		this.linked = this.findings.find((f) => f.element === target || f.element.contains(target))?.element ?? null;
		if (text !== this.field.value.trim())
			this.field.value = text;
		this.filter(text);
		if (target)
			this.reveal(target);
	}

	target() {
		try {
			return document.getElementById(decodeURIComponent(location.hash.slice(1)));
		} catch {
			return null;
		}
	}

	/* Opens what holds an element, and goes there. */
	reveal(element) {
		for (let e = element; e; e = e.parentElement) {
			if (e.tagName === 'DETAILS')
				e.open = true;
			if (e.classList.contains('folded'))
				this.fold(e, false);
		}
		element.scrollIntoView({ behavior: 'instant' });
	}

	// ---- folding

	fold(article, folded) {
		article.classList.toggle('folded', folded);
		article.querySelector('.fold')?.setAttribute('aria-expanded', String(!folded));
	}

	foldAll(folded) {
		for (const f of this.findings)
			if (f.element.tagName === 'ARTICLE')
				this.fold(f.element, folded);
		for (const d of all('main details'))
			d.open = !folded;
		this.say(folded ? 'All findings are folded to their titles.' : 'All findings are unfolded.');
	}

	addFold(article) {
		article.prepend(make('button', {
			type: 'button', class: 'fold', 'aria-expanded': 'true', 'aria-label': 'Details', title: 'Fold or unfold',
			onclick: () => this.fold(article, !article.classList.contains('folded')),
		}));
	}

	// ---- copying

	addCopy(code) {
		const command = code.textContent;
		code.after(make('button', {
			type: 'button', class: 'copy', 'aria-label': 'Copy ' + command,
			onclick: (event) => this.copy(command, event.currentTarget),
		}, 'Copy'));
	}

	async copy(text, button) {
		let done = true;
		try {
			await navigator.clipboard.writeText(text);
		} catch {
			done = this.copyOldWay(text, button);
		}
		button.textContent = done ? 'Copied' : 'Not copied';
		this.say(done ? 'Copied: ' + text : 'The browser does not let this page copy. Mark the text and copy it yourself.');
		setTimeout(() => { button.textContent = 'Copy'; }, 2000);
	}

	copyOldWay(text, button) {
		const area = make('textarea', { class: 'tools-said', 'aria-label': 'Text to copy' });
		area.value = text;
		document.body.append(area);
		area.select();
		const done = document.execCommand('copy');
		area.remove();
		button.focus();
		return done;
	}

	// ---- walking

	/* The next of ELEMENTS after where one is (step 1) or before it (-1). */
	neighbour(elements, step) {
		const shown = elements.filter(isShown);
		const here = document.activeElement?.closest('main') ? document.activeElement : null;
		const after = (e) => (here ? here.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING && !here.contains(e) :
			e.getBoundingClientRect().top > 1);
		const before = (e) => (here ? here.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING && !e.contains(here) :
			e.getBoundingClientRect().top < -1);
		return step > 0 ? shown.find((e) => after(e)) : shown.findLast((e) => before(e));
	}

	walk(elements, step, what) {
		const to = this.neighbour(elements, step);
		if (!to) {
			this.say(step > 0 ? `This is the last ${what}.` : `This is the first ${what}.`);
			return;
		}
		to.tabIndex = -1;
		to.focus({ preventScroll: true });
		to.scrollIntoView({ behavior: 'instant' });
		if (to.id)
			this.address(location.search + '#' + to.id, 'replaceState');
	}

	pressed(event) {
		if (event.key === 'Escape' && event.target === this.field && this.field.value) {
			event.preventDefault();
			this.field.value = '';
			this.typed(true);
			return;
		}
		const inField = event.target.closest?.('input,textarea,select,[contenteditable]');
		const modified = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
		if (!this.keysOn || inField || modified || event.defaultPrevented || this.help.open)
			return;
		const action = {
			'/': () => { this.bar.scrollIntoView({ behavior: 'instant' }); this.field.focus(); this.field.select(); },
			'j': () => this.walk(this.findings.map((f) => f.element), 1, 'finding'),
			'k': () => this.walk(this.findings.map((f) => f.element), -1, 'finding'),
			'n': () => this.walk(all('main section[id]'), 1, 'section'),
			'p': () => this.walk(all('main section[id]'), -1, 'section'),
			'?': () => this.showHelp(),
		}[event.key];
		if (action) {
			event.preventDefault();
			action();
		}
	}

	// ---- the bar

	/* What can be chosen for a key: [id, name, how many findings], by name. */
	choices(key) {
		const count = new Map();
		for (const f of this.findings)
			for (const token of f.tokens[key])
				count.set(token, (count.get(token) ?? 0) + 1);
		const plain = (id) => this.names[key]?.[id] ?? (key === 'kind' || key === 'status' ? id.replaceAll('-', ' ') : id);
		const several = new Set(), names = new Set();
		for (const id of count.keys())
			(names.has(plain(id)) ? several : names).add(plain(id));
		const name = (id) => short(plain(id)) + (several.has(plain(id)) ? ' · ' + id : '');
		return [...count].map(([id, n]) => [id, name(id), n])
			.sort((a, b) => a[1].localeCompare(b[1], 'en') || (a[0] > b[0] ? 1 : -1));
	}

	ids(key) {
		return [...new Set(this.findings.flatMap((f) => f.tokens[key]))].filter((id) => id.length < 30);
	}

	/* Choosing writes into the field; the field shows in the menu. */
	menu(key) {
		const options = this.choices(key);
		if (options.length === 0)
			return null;
		const group = (label, sign) => make('optgroup', { label }, ...options.map(([id, name, n]) =>
			make('option', { value: sign + id }, (sign ? 'not ' : '') + name + (sign ? '' : ` (${n})`))));
		const select = make('select', { onchange: () => this.choose(key, select.value) },
			make('option', { value: '' }, 'any'), make('option', { value: '=', hidden: true }, 'as typed'),
			group('only', ''), group('all but', '-'));
		select.dataset.key = key;
		return make('label', {}, key, ' ', select);
	}

	choose(key, value) {
		const not = value.startsWith('-'), id = not ? value.slice(1) : value;
		const kept = this.terms.filter((t) => t.key !== key || (value !== '' && not && t.not && !t.values.includes(id)));
		if (value)
			kept.push({ not, key, values: [id] });
		this.field.value = write(kept);
		this.typing = false;
		this.typed(true);
	}

	showMenus() {
		for (const select of this.menus) {
			const terms = this.terms.filter((t) => t.key === select.dataset.key);
			const value = terms.length === 0 ? '' : (terms[0].not ? '-' : '') + terms[0].values[0];
			const plain = terms.length === 0 || (terms.length === 1 && terms[0].values.length === 1);
			select.value = plain && [...select.options].some((o) => o.value === value) ? value : '=';
		}
	}

	themes() {
		const select = make('select', {
			onchange: () => {
				setTheme(select.value);
				remember('theme', select.value);
			},
		}, ...['auto', 'light', 'dark'].map((t) => make('option', { value: t }, t)));
		select.value = document.documentElement.dataset.theme ?? 'auto';
		return make('label', {}, 'Colours ', select);
	}

	button(text, onclick, more = {}) {
		return make('button', { type: 'button', onclick, ...more }, text);
	}

	build() {
		this.field = make('input', {
			type: 'search', id: 'filter', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
			'aria-describedby': 'filter-count', placeholder: 'words, or kind:denial -source:post',
			oninput: () => this.typed(false),
			onchange: () => { this.typing = false; },
		});
		this.clear = this.button('Clear', () => {
			this.field.value = '';
			this.typed(true);
			this.field.focus();
		}, { hidden: true });
		this.count = make('p', { id: 'filter-count' });
		this.hint = make('p', { class: 'tools-hint' });
		const menus = KEYS.map((key) => this.menu(key)).filter(Boolean);
		this.menus = menus.map((label) => label.querySelector('select'));
		this.help = this.buildHelp();
		const entered = (event) => {
			event.preventDefault();
			this.typing = false;
		};
		this.bar.append(
			make('form', { role: 'search', 'aria-label': 'Filter the findings', onsubmit: entered },
				make('label', { for: 'filter' }, 'Filter'), this.field, this.clear),
			make('details', { class: 'menus' }, make('summary', {}, 'Choose from lists'), make('div', {}, ...menus)),
			make('div', { class: 'tools-row' }, this.count, this.button('Fold all', () => this.foldAll(true), { class: 'foldable' }),
				this.button('Unfold all', () => this.foldAll(false), { class: 'foldable' }), this.themes(),
				this.button('Keys and help', () => this.showHelp())),
			this.hint, this.said, this.help);
		if (this.findings.length === 0) // nothing to filter or fold: only colours and help remain
			all('form, .menus, #filter-count, .foldable', this.bar).forEach((e) => { e.hidden = true; });
		this.bar.hidden = false;
	}

	buildHelp() {
		const keys = [['/', 'to the filter'], ['j', 'next finding'], ['k', 'finding before'], ['n', 'next section'],
			['p', 'section before'], ['?', 'this help'], ['Esc', 'closes this help; empties the filter']];
		const [one = 'post', other = 'mail'] = this.ids('source'), [speaker = 'Jory Blass'] = this.ids('speaker');
		const [question = 'on-shift'] = this.ids('question');
		const filters = [['door "late filing"', 'all these words, the quoted ones as they stand'],
			['kind:denial severity:high', 'denials of high weight'], [`source:${one},${other}`, 'one of the two sources'],
			[`source:${one} source:${other}`, 'both of them'],
			[`speaker:${quoted(this.names.speaker?.[speaker] ?? speaker)}`, 'a name, or its id'],
			[`question:${question.slice(0, 3)}*`, 'ids that begin so'], ['-status:new', 'a minus turns a condition round']];
		const box = make('input', {
			type: 'checkbox', id: 'keys-on', onchange: () => {
				this.keysOn = box.checked;
				remember('keys', box.checked ? 'on' : 'off');
			},
		});
		box.checked = this.keysOn;
		const row = (tag, a, b) => make('tr', {}, make('th', { scope: 'row' }, make(tag, {}, a)), make('td', {}, b));
		const table = (caption, rows, tag) => make('table', {}, make('caption', {}, caption),
			make('tbody', {}, ...rows.map(([a, b]) => row(tag, a, b))));
		const help = make('dialog', { id: 'help', 'aria-labelledby': 'help-title' },
			make('h2', { id: 'help-title' }, 'Keys and filter'),
			table('Keys', keys, 'kbd'),
			make('p', {}, make('label', { for: 'keys-on' }, box, ' Single keys do this (switch them off if they get in the way)')),
			table('What the filter understands', filters, 'code'),
			make('p', {}, `Before a colon: ${KEYS.join(', ')}. `,
				'The address of the page keeps the filter: send it, or keep it as a bookmark.'),
			this.button('Close', () => help.close(), { class: 'close' }));
		return help;
	}

	showHelp() {
		this.help.showModal();
		this.help.querySelector('.close').focus();
		this.help.scrollTop = 0;
	}

	start() {
		this.build();
		for (const f of this.findings)
			if (f.element.tagName === 'ARTICLE')
				this.addFold(f.element);
		for (const code of all('main code.command'))
			this.addCopy(code);
		document.addEventListener('keydown', (event) => this.pressed(event));
		addEventListener('popstate', () => this.follow());
		addEventListener('hashchange', () => this.follow());
		this.printing();
		this.follow();
		this.started = true;
	}

	/* On paper nothing can be opened. */
	printing() {
		let opened = [];
		addEventListener('beforeprint', () => {
			opened = all('main details:not([open])');
			opened.forEach((d) => { d.open = true; });
		});
		addEventListener('afterprint', () => {
			opened.forEach((d) => { d.open = false; });
			opened = [];
		});
	}
}

document.addEventListener('DOMContentLoaded', () => new Page().start());
})();
