
'use strict';
// Every text of a document reaches the page by createTextNode alone: nothing of it is ever HTML.
// This file, page.documents.js and page.frame.js stand one behind the other (report_page.cc) and are one
// function.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const number = (value) => value.toLocaleString('en-US');
  const percent = (part, whole, digits = 1) =>
    `${whole ? (100 * part / whole).toFixed(digits) : (0).toFixed(digits)} %`;
  // Hues that look equally far apart (evenly spaced ones are green a third of the way), and of those
  // the ones next to each other in the list far apart, by the golden ratio.
  const hues = [0, 18, 30, 42, 56, 80, 140, 165, 180, 192, 204, 218, 234, 252, 268, 284, 302, 322, 342, 360];
  function hue(category) {
    const at = ((category * 0.618034 + 0.55) % 1) * (hues.length - 1);
    const low = Math.floor(at);
    return Math.round(hues[low] + (at - low) * (hues[low + 1] - hues[low]));
  }
  const plural = (count, noun) => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;

  // el('p', {className: 'x', onclick: f, '--h': 3}, 'text', element, …)
  function el(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key.startsWith('--')) element.style.setProperty(key, value);
      else if (key.includes('-')) element.setAttribute(key, value);
      else element[key] = value;
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  }
  const say = (text) => el('bdi', {}, text);
  const numberCell = (value, unit) => el('span', {className: 'number'}, value, el('small', {}, ` ${unit}`));
  const chip = (category, onclick) => el(onclick ? 'button' : 'span',
    {className: 'chip', '--h': hue(category), ...(onclick ? {onclick, type: 'button'} : {})},
    data.categories[category].name);
  function meter(part, whole, category) {
    const fill = el('i');
    fill.style.width = `${whole ? Math.min(100, 100 * part / whole) : 0}%`;
    return category === undefined ? el('div', {className: 'meter', 'aria-hidden': 'true'}, fill)
      : el('div', {className: 'meter tinted', 'aria-hidden': 'true', '--h': hue(category)}, fill);
  }

  // ---- where the reader is: all of it stands behind the # of the address, so that "back" goes back
  const blank = {view: 'overview', doc: '', rule: '', category: '', site: '', q: '', sort: 'share'};
  function readPlace() {
    const place = {...blank};
    for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
      if (key in place) place[key] = value;
    }
    if (!document.querySelector(`nav a[data-view="${CSS.escape(place.view)}"]`)) place.view = 'overview';
    return place;
  }
  let place = readPlace();
  function go(changes, replace = false) {
    const next = {...place, ...changes};
    const words = new URLSearchParams();
    for (const key of Object.keys(blank)) {
      if (next[key] !== blank[key] || key === 'view') words.set(key, next[key]);
    }
    if (replace) {
      history.replaceState(null, '', `#${words}`);
      show();
    } else {
      location.hash = `#${words}`;
    }
  }
  const showDocuments = (filter) =>
    go({...blank, view: 'documents', ...filter});

  // ---- overview
  function figure(value, what) {
    return el('div', {className: 'card figure'}, el('b', {}, value), el('span', {}, what));
  }
  function shareBar(rows) {
    const bar = el('div', {className: 'stack'});
    for (const {name, words, index} of rows) {
      const part = el('button', {type: 'button', '--h': hue(index),
        title: `${name}: ${plural(words, 'word')}, ${percent(words, data.run.removed)}`,
        onclick: () => showDocuments({category: name})},
        el('span', {className: 'sr'}, `${name} ${percent(words, data.run.removed)}`));
      part.style.flex = `${words} 1 0`;
      bar.append(part);
    }
    return bar;
  }
  function categoryTable(rows) {
    const most = Math.max(1, ...rows.map((row) => row.words));
    return el('div', {className: 'card table categories'},
      el('div', {className: 'row head'}, el('span', {}, 'category'), el('span', {}, 'words taken'),
        el('span', {className: 'number'}, 'words'), el('span', {className: 'number'}, 'edits'),
        el('span', {className: 'number'}, 'documents')),
      rows.map((row) => el('div', {className: 'row'},
        el('span', {}, chip(row.index, () => showDocuments({category: row.name}))),
        meter(row.words, most, row.index), numberCell(number(row.words), 'words'),
        numberCell(number(row.edits), 'edits'), numberCell(number(row.documents), 'documents'))));
  }
  const siteName = (site) => site || '(no address)';
  const together = (sites) => sites.reduce((sum, site) => ({
    documents: sum.documents + site.documents, words: sum.words + site.words,
    removed: sum.removed + site.removed}), {documents: 0, words: 0, removed: 0});
  function siteRows(most) {
    const rows = data.sites.slice(0, most);
    const rest = together(data.sites.slice(most).concat(data.other_sites));
    const row = (name, site) => el('div', {className: 'row'}, name, meter(site.removed, site.words),
      numberCell(percent(site.removed, site.words), 'taken'), numberCell(number(site.removed), 'words'),
      numberCell(number(site.documents), 'documents'));
    return [
      el('div', {className: 'row head'}, el('span', {}, 'site'), el('span', {}, 'share taken'),
        el('span', {className: 'number'}, 'share'), el('span', {className: 'number'}, 'words'),
        el('span', {className: 'number'}, 'documents')),
      rows.map((site) => row(el('a', {href: '#', onclick: (event) => {
        event.preventDefault();
        showDocuments({site: siteName(site.name)});
      }}, say(siteName(site.name))), site)),
      rest.documents ? row(el('span', {className: 'name'}, 'all other sites'), rest) : null,
    ].flat().filter(Boolean);
  }
  const firstSites = 12;
  function siteTable() {
    const table = el('div', {className: 'card table sites'}, siteRows(firstSites));
    if (data.sites.length > firstSites) {
      table.append(el('button', {type: 'button', className: 'more-rows',
        onclick: () => table.replaceChildren(...siteRows(data.sites.length))},
      `Show ${number(data.sites.length - firstSites)} more`));
    }
    return table;
  }
  const shareOf = (doc) => doc.words ? doc.removed / doc.words : 0;
  const byShare = (a, b) => shareOf(b) - shareOf(a) || b.removed - a.removed || a.order - b.order;
  // Mistakes hide where much went.
  function worstTable() {
    const worst = data.documents.filter((doc) => doc.removed).sort(byShare).slice(0, 10);
    if (!worst.length) return null;
    return [el('h2', {}, 'Where to look first'),
      el('div', {className: 'card table worst'},
        el('div', {className: 'row head'}, el('span', {}, 'document'), el('span', {}, 'share taken'),
          el('span', {className: 'number'}, 'share'), el('span', {className: 'number'}, 'words')),
        worst.map((doc) => el('div', {className: 'row'},
          el('a', {href: '#', onclick: (event) => {
            event.preventDefault();
            showDocuments({doc: String(doc.order)});
          }}, say(title(doc))), meter(doc.removed, doc.words),
          numberCell(percent(doc.removed, doc.words), 'taken'), numberCell(number(doc.removed), 'words'))))];
  }
  const guardNames = {
    paragraphs_spared: 'long paragraphs with too few signs were all kept',
    profile_lowered: 'decided at a more careful profile, as too much would have gone',
    over_cap: 'more than --max-removed went all the same',
    round_limit: 'stopped after the last round',
  };
  function overview() {
    const {run} = data;
    const rows = data.categories.map((row, index) => ({...row, index}))
      .filter((row) => row.edits).sort((a, b) => b.words - a.words);
    const shown = data.documents.length;
    return [
      el('h2', {}, 'The run'),
      el('div', {className: 'figures'},
        figure(percent(run.removed, run.words), `of the words taken: ${number(run.removed)} of ${number(run.words)}`),
        figure(number(run.documents), `documents, ${number(run.changed)} of them lose something`),
        figure(number(run.edits), 'removals'),
        figure(number(data.rules.length), 'rules and mechanisms took something')),
      el('p', {className: 'note'},
        `dross ${run.version}, rules ${run.rules}, profile ${run.profile}. `,
        run.faults ? `${plural(run.faults, 'input or record')} could not be read. ` : '',
        run.passed ? `${plural(run.passed, 'record')} without text passed untouched. ` : '',
        shown < run.documents ? `${number(shown)} of the documents are shown with their text: those with the ` +
          'largest share removed, some for each rule, category and site, and a sample of the rest. The figures are of all.' : ''),
      el('h2', {}, 'What was taken'),
      rows.length ? shareBar(rows) : el('p', {className: 'note'}, 'Nothing was taken.'),
      el('div', {className: 'halves'},
        el('div', {}, rows.length ? categoryTable(rows) : null,
          data.guards.length ? [el('h2', {}, 'What held the rules back'),
            el('div', {className: 'card table'}, data.guards.map(([name, documents]) =>
              el('div', {className: 'row'}, el('span', {},
                `${plural(documents, 'document')}: ${guardNames[name] || name}`))))] : null),
        el('div', {}, data.sites.length ? siteTable() : null, worstTable())),
    ];
  }

  // ---- rules
  function ruleEntry(rule, most) {
    const entry = el('details', {className: 'rule'},
      el('summary', {}, el('span', {className: 'name'}, rule.id), el('span', {}, chip(rule.category)),
        el('span', {className: 'count'}, rule.confidence), meter(rule.words, most, rule.category),
        numberCell(number(rule.words), 'words'), numberCell(number(rule.edits), 'edits'),
        numberCell(number(rule.documents), 'documents')));
    entry.addEventListener('toggle', () => {
      if (entry.children.length > 1) return;
      entry.append(el('div', {className: 'more'}, el('p', {}, say(rule.why)),
        el('ul', {className: 'samples', '--h': hue(rule.category)},
          rule.samples.map((sample) => el('li', {dir: 'auto'}, sample))),
        el('button', {type: 'button', onclick: () => showDocuments({rule: rule.id})}, 'Documents with it')));
    });
    return entry;
  }
  function rules() {
    const most = Math.max(1, ...data.rules.map((rule) => rule.words));
    const entries = data.rules.map((rule) => ({rule, text:
      `${rule.id} ${data.categories[rule.category].name} ${rule.why} ${rule.samples.join(' ')}`.toLowerCase()}));
    const list = el('div', {className: 'card table'});
    const count = el('span', {className: 'count', 'aria-live': 'polite'});
    const search = el('input', {type: 'search', placeholder: 'Rule, category, text…', 'aria-label': 'Search the rules'});
    const fill = () => {
      const query = search.value.trim().toLowerCase();
      const found = entries.filter((entry) => entry.text.includes(query));
      list.replaceChildren(
        el('div', {className: 'rule rules-head'}, el('summary', {className: 'count'}, el('span', {}, 'rule'),
          el('span', {}, 'category'), el('span', {}, 'confidence'), el('span', {}, ''),
          el('span', {className: 'number'}, 'words'), el('span', {className: 'number'}, 'edits'),
          el('span', {className: 'number'}, 'documents'))),
        ...found.map((entry) => ruleEntry(entry.rule, most)));
      count.textContent = plural(found.length, 'rule');
    };
    search.addEventListener('input', fill);
    fill();
    return [el('h2', {}, 'Rules, by the words that they took'),
      el('div', {className: 'tools'}, search, count), list];
  }

  // ---- repeated paragraphs
  function repeats() {
    const list = el('div', {className: 'card table'});
    const only = el('input', {type: 'checkbox', id: 'stays'});
    const fill = () => {
      const rows = data.repeats.filter((row) => !only.checked || row.removed < row.times);
      list.replaceChildren(...rows.map((row) => el('div', {className: 'repeat'},
        el('p', {dir: 'auto'}, row.text),
        el('span', {className: 'number'}, plural(row.times, 'time')),
        el('span', {className: 'number'}, plural(row.documents, 'document')),
        el('span', {className: `number ${row.removed ? '' : 'stays'}`},
          row.removed === 0 ? 'never taken' : row.removed === row.times ? 'always taken'
            : `${number(row.removed)} taken`))));
      if (!rows.length) list.append(el('p', {className: 'empty'}, 'No paragraph stands in two documents.'));
    };
    only.addEventListener('change', fill);
    fill();
    return [el('h2', {}, 'Paragraphs that recur most'),
      el('p', {className: 'note'}, 'In two documents and more. What is never taken, and no ' +
        'part of the articles, is what the rules miss: dross learn drafts rules for it.',
        data.repeats_error ? ` Counts may be too low by ${number(data.repeats_error)}.` : ''),
      el('div', {className: 'tools'}, el('label', {htmlFor: 'stays'}, only, 'only those of which copies stay')), list];
  }

