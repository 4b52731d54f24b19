  // ---- documents
  const perInput = new Map();
  for (const doc of data.documents) perInput.set(doc.input, Math.max(doc.number, perInput.get(doc.input) || 0));
  // A file that is one text needs no number; the list has its folder on the line below.
  const sourceOf = (doc) => perInput.get(doc.input) > 1 ? `${doc.input} #${doc.number}` : doc.input;
  const title = (doc) => doc.id || sourceOf(doc).split('/').pop();
  const texts = new Map();
  function wholeText(doc) {
    if (!texts.has(doc)) {
      const pieces = doc.kept.flatMap((piece, i) => i < doc.edits.length ? [...piece, ...doc.edits[i].text] : piece);
      texts.set(doc, [title(doc), doc.input, doc.url, ...pieces].join(' ').toLowerCase());
    }
    return texts.get(doc);
  }
  const fits = (edit) => (!place.rule || data.rules[edit.rule].id === place.rule) &&
    (!place.category || data.categories[edit.category].name === place.category);
  function found() {
    const query = place.q.trim().toLowerCase();
    const needsEdit = place.rule || place.category;
    const docs = data.documents.filter((doc) => (!place.site || siteName(doc.site) === place.site) &&
      (!needsEdit || doc.edits.some(fits)) && (!query || wholeText(doc).includes(query)));
    if (place.sort === 'share') docs.sort(byShare);
    if (place.sort === 'words') docs.sort((a, b) => b.removed - a.removed || a.order - b.order);
    return docs;
  }
  function choice(key, label, values) {
    const select = el('select', {'aria-label': label, id: `filter-${key}`},
      el('option', {value: ''}, label), values.map((value) => el('option', {value}, value)));
    select.addEventListener('change', () => go({[key]: select.value, doc: ''}, true));
    return select;
  }
  const used = {
    rule: [...new Set(data.documents.flatMap((doc) => doc.edits.map((edit) => data.rules[edit.rule].id)))].sort(),
    category: data.categories.filter((row) => row.edits).map((row) => row.name).sort(),
    site: [...new Set(data.documents.map((doc) => siteName(doc.site)))].sort(),
  };
  const shell = {};
  function documentsShell() {
    shell.search = el('input', {type: 'search', placeholder: 'Search the texts…', 'aria-label': 'Search the texts', id: 'search'});
    shell.search.addEventListener('input', () => go({q: shell.search.value, doc: ''}, true));
    shell.filters = {rule: choice('rule', 'any rule', used.rule),
      category: choice('category', 'any category', used.category), site: choice('site', 'any site', used.site)};
    shell.sort = el('select', {'aria-label': 'Order', id: 'sort'}, el('option', {value: 'share'}, 'largest share first'),
      el('option', {value: 'words'}, 'most words first'), el('option', {value: 'order'}, 'in their order'));
    shell.sort.addEventListener('change', () => go({sort: shell.sort.value}, true));
    shell.count = el('span', {className: 'count', 'aria-live': 'polite', id: 'found'});
    shell.clear = el('button', {type: 'button', onclick: () => go({...blank, view: 'documents', sort: place.sort}, true)}, 'Clear');
    shell.list = el('div', {className: 'card list', 'aria-label': 'Documents', role: 'navigation'});
    shell.viewer = el('div', {className: 'card viewer', id: 'viewer'});
    return [el('div', {className: 'tools filters'}, shell.search, Object.values(shell.filters), shell.sort, shell.clear, shell.count),
      el('div', {className: 'reading'}, shell.list, shell.viewer)];
  }
  const listed = 300;
  function fillList(docs, current) {
    shell.list.replaceChildren(...docs.slice(0, listed).map((doc) => {
      const entry = el('button', {type: 'button', onclick: () => go({doc: String(doc.order)})},
        el('span', {className: 'title'}, say(title(doc))),
        el('span', {className: 'line'}, el('span', {}, say(doc.site || doc.input)),
          el('span', {}, `${percent(doc.removed, doc.words, 0)} of ${number(doc.words)}`)),
        meter(doc.removed, doc.words));
      if (doc === current) entry.setAttribute('aria-current', 'true');
      return entry;
    }));
    if (docs.length > listed) shell.list.append(el('p', {className: 'empty'}, `and ${number(docs.length - listed)} more`));
    if (!docs.length) shell.list.append(el('p', {className: 'empty'}, 'No document fits.'));
    const now = shell.list.querySelector('[aria-current]');
    if (now && matchMedia('(min-width: 761px)').matches) {
      const above = now.offsetTop - shell.list.offsetTop;
      if (above < shell.list.scrollTop || above > shell.list.scrollTop + shell.list.clientHeight - 80) {
        shell.list.scrollTop = above - 80;
      }
    }
  }
  // Text with what was searched for marked.
  function marked(text) {
    const query = place.q.trim().toLowerCase();
    if (query.length < 2) return [text];
    const lower = text.toLowerCase();
    if (lower.length !== text.length) return [text];
    const out = [];
    let at = 0;
    for (let hit = lower.indexOf(query); hit >= 0; hit = lower.indexOf(query, at)) {
      out.push(text.slice(at, hit), el('mark', {}, text.slice(hit, hit + query.length)));
      at = hit + query.length;
    }
    out.push(text.slice(at));
    return out;
  }
  const gap = (bytes) => el('span', {className: 'gap'}, `… ${number(bytes)} bytes are not shown …`);
  // Kept text; the lines that duplicates repeat become places to jump to.
  function keptText(piece, lines, state) {
    const out = [];
    for (const part of piece) {
      if (typeof part === 'number') {
        out.push(gap(part));
        state.line = NaN;
        continue;
      }
      let at = 0;
      while (at < part.length) {
        const end = part.indexOf('\n', at) < 0 ? part.length : part.indexOf('\n', at) + 1;
        const text = part.slice(at, end);
        const place = lines.has(state.line) ? el('span', {id: `line-${state.line}`}) : null;
        if (place) lines.delete(state.line);
        if (place) place.append(...marked(text)); else out.push(...marked(text));
        if (place) out.push(place);
        if (part[end - 1] === '\n') state.line += 1;
        at = end;
      }
    }
    return out;
  }
  // Line ends that go with a line stand behind it, so that nothing is struck through that is blank.
  function removedText(edit, state) {
    const strike = el('del', {tabIndex: 0, '--h': hue(edit.category), 'aria-describedby': 'tip'});
    const last = edit.text[edit.text.length - 1];
    const first = edit.text[0];
    const before = first.trim() ? first.slice(0, first.length - first.trimStart().length) : '';
    const behind = last.slice(last.trimEnd().length);
    edit.text.forEach((part, i) => {
      if (typeof part === 'number') {
        state.line = NaN;
        strike.append(gap(part));
        return;
      }
      state.line += part.split('\n').length - 1;
      const end = i === edit.text.length - 1 ? part.length - behind.length : part.length;
      strike.append(...marked(part.slice(i === 0 ? before.length : 0, end)));
    });
    if (!fits(edit)) strike.classList.add('other');
    strike.edit = edit;
    return [before, strike, behind];
  }
  function textOf(doc) {
    const lines = new Set(doc.edits.filter((edit) => edit.copy && !('input' in edit.copy)).map((edit) => edit.copy.line));
    const state = {line: 1};
    const text = el('div', {className: 'text', lang: doc.language || ''});
    doc.kept.forEach((piece, i) => {
      text.append(...keptText(piece, lines, state));
      if (i < doc.edits.length) text.append(...removedText(doc.edits[i], state));
    });
    if (!doc.words && !doc.edits.length) text.append(el('span', {className: 'gap'}, 'no words'));
    return text;
  }
  function viewerTop(doc) {
    const byCategory = new Map();
    for (const edit of doc.edits) byCategory.set(edit.category, (byCategory.get(edit.category) || 0) + edit.words);
    const facts = [`${number(doc.removed)} of ${number(doc.words)} words taken (${percent(doc.removed, doc.words)})`,
      plural(doc.edits.length + doc.left_out, 'removal'), sourceOf(doc),
      doc.language ? `language ${doc.language}` : 'language unknown', `profile ${doc.profile}`];
    return el('div', {className: 'top'}, el('h2', {dir: 'auto'}, title(doc)),
      el('p', {}, say(facts.join(' · '))), doc.url ? el('p', {}, say(doc.url)) : null,
      doc.guards.map((guard) => el('p', {}, `Guard: ${guard}.`)),
      doc.left_out ? el('p', {}, `${plural(doc.left_out, 'further removal')} further down ${doc.left_out === 1 ? 'is' : 'are'} not shown.`) : null,
      el('div', {className: 'chips'}, [...byCategory].sort((a, b) => b[1] - a[1])
        .map(([category]) => chip(category, () => go({category: data.categories[category].name, rule: ''}, true)))));
  }
  function steps(docs, doc, narrow) {
    const at = docs.indexOf(doc);
    const step = (label, name, by) => el('button', {type: 'button', id: name,
      'aria-label': name === 'next' ? 'Next document' : 'Previous document', disabled: !docs[at + by],
      onclick: () => go({doc: String(docs[at + by].order)})}, label);
    return el('div', {className: 'tools steps'},
      el('button', {type: 'button', className: 'back', onclick: () => go({doc: ''})}, '☰ List'),
      step(narrow ? '←' : '← Previous', 'previous', -1), step(narrow ? '→' : 'Next →', 'next', 1),
      el('span', {className: 'count'}, `${number(at + 1)} of ${number(docs.length)}`),
      el('span', {className: 'keys'}, el('kbd', {}, 'j'), ' ', el('kbd', {}, 'k'), ' documents, ',
        el('kbd', {}, 'n'), ' ', el('kbd', {}, 'p'), ' removals'));
  }
  let viewed = null;
  function fillViewer(docs, doc) {
    hideTip();
    document.body.classList.toggle('one', place.doc !== '');
    if (!doc) {
      shell.viewer.replaceChildren(el('p', {className: 'empty'}, 'Nothing to show.'));
      return;
    }
    const narrow = matchMedia('(max-width: 760px)').matches;
    const parts = [viewerTop(doc), textOf(doc)];
    const bar = steps(docs, doc, narrow);
    if (!narrow) bar.style.padding = '12px 18px 0';
    shell.viewer.replaceChildren(...(narrow ? [...parts, bar] : [bar, ...parts]));
    if (viewed !== doc && viewed !== null) scrollTo({top: 0});
    viewed = doc;
  }
  function showDocumentsView() {
    const docs = found();
    if (shell.search.value !== place.q) shell.search.value = place.q;
    for (const [key, select] of Object.entries(shell.filters)) {
      // A rule or site that is in none of the shown documents is still what was asked for.
      if (place[key] && ![...select.options].some((option) => option.value === place[key])) {
        select.append(el('option', {value: place[key]}, place[key]));
      }
      select.value = place[key];
    }
    shell.sort.value = place.sort;
    shell.count.textContent = plural(docs.length, 'document');
    shell.clear.hidden = !(place.rule || place.category || place.site || place.q);
    const doc = docs.find((each) => String(each.order) === place.doc) || docs[0];
    fillList(docs, doc);
    fillViewer(docs, doc);
  }

  // ---- the reason for a removal: on hover, on focus, on a tap; pinned by Enter or a click
  const tip = byId('tip');
  let held = null;
  let pinned = false;
  function pointsOf(edit) {
    if (!edit.points) return el('p', {}, edit.kind === 'duplicate' ? null : 'It stands alone: no points were needed.');
    return el('div', {className: 'points'}, edit.points.filter(([, points]) => points)
      .map(([name, points]) => el('span', {className: 'chip plain'}, `${name} ${points}`)),
      el('span', {}, `= ${edit.sum}, needed ${edit.needed}`));
  }
  function copyOf(edit) {
    if (!edit.copy) return null;
    const {copy} = edit;
    const there = data.documents.find((doc) => doc.input === copy.input && doc.number === copy.document);
    const where = 'input' in copy ? `line ${copy.line} of ${copy.input} #${copy.document}${copy.id ? ` (${copy.id})` : ''}`
      : `line ${copy.line} of this document`;
    return [el('p', {}, say(`Repeats ${where}${copy.similarity < 1 ? `, similarity ${copy.similarity.toFixed(2)}` : ''}:`)),
      el('blockquote', {dir: 'auto'}, copy.text || '(its text could not be read again)'),
      el('div', {className: 'do'},
        byId(`line-${copy.line}`) && !('input' in copy) ? el('button', {type: 'button', onclick: () => jumpTo(copy.line)}, 'Show it') : null,
        there ? el('button', {type: 'button', onclick: () => go({...blank, view: 'documents', doc: String(there.order)})}, 'Open that document') : null)];
  }
  function jumpTo(line) {
    const target = byId(`line-${line}`);
    for (const old of document.querySelectorAll('.kept-copy')) old.classList.remove('kept-copy');
    target.classList.add('kept-copy');
    target.scrollIntoView({block: 'center'});
    hideTip();
  }
  function fillTip(edit) {
    const rule = data.rules[edit.rule];
    tip.replaceChildren(el('div', {className: 'id'}, rule.id),
      el('div', {className: 'chips'}, chip(edit.category), el('span', {className: 'chip plain'}, edit.kind),
        rule.confidence ? el('span', {className: 'chip plain'}, `confidence ${rule.confidence}`) : '',
        el('span', {className: 'chip plain'}, `${plural(edit.words, 'word')}, line ${edit.line}`)),
      edit.copy ? '' : el('p', {}, say(edit.reason)),
      ...[pointsOf(edit), copyOf(edit)].flat().filter(Boolean),
      el('div', {className: 'do'}, el('button', {type: 'button', onclick: () => go({rule: rule.id, category: ''}, true)}, 'Only this rule'),
        el('button', {type: 'button', onclick: hideTip}, 'Close')));
  }
  function showTip(strike, event) {
    held = strike;
    fillTip(strike.edit);
    tip.hidden = false;
    const boxes = [...strike.getClientRects()];
    const near = event && event.clientY !== undefined
      ? boxes.find((box) => box.top - 2 <= event.clientY && box.bottom + 2 >= event.clientY) : null;
    const box = near || boxes[0] || strike.getBoundingClientRect();
    const left = Math.max(12, Math.min(box.left, innerWidth - tip.offsetWidth - 12));
    const below = box.bottom + 8 + tip.offsetHeight < innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - tip.offsetHeight - 8)}px`;
  }
  function hideTip() {
    tip.hidden = true;
    pinned = false;
    held = null;
  }
  const strikeOf = (event) => event.target.closest ? event.target.closest('.text del') : null;
  let leaving = 0;
  document.addEventListener('pointerover', (event) => {
    const strike = strikeOf(event);
    if (strike || tip.contains(event.target)) clearTimeout(leaving);
    if (strike && event.pointerType === 'mouse' && !pinned && strike !== held) showTip(strike, event);
  });
  document.addEventListener('pointerout', (event) => {
    if (pinned || event.pointerType !== 'mouse' || (!strikeOf(event) && !tip.contains(event.target))) return;
    clearTimeout(leaving);
    leaving = setTimeout(() => { if (!pinned && document.activeElement !== held) hideTip(); }, 180);
  });
  // A finger's focus comes before its click: shown then, the sheet would lie under the finger and
  // take the click.
  let pressing = false;
  document.addEventListener('pointerdown', () => { pressing = true; });
  for (const end of ['pointercancel', 'click']) {
    document.addEventListener(end, () => { pressing = false; }, true);
  }
  document.addEventListener('focusin', (event) => {
    const strike = strikeOf(event);
    if (pressing && strike) return;
    if (strike && strike !== held) showTip(strike);
    else if (!strike && !tip.contains(event.target) && !pinned) hideTip();
  });
  document.addEventListener('click', (event) => {
    const strike = strikeOf(event);
    if (strike) {
      showTip(strike, event);
      pinned = true;
    } else if (!tip.contains(event.target)) {
      hideTip();
    }
  });
  function stepRemoval(by) {
    const all = [...document.querySelectorAll('.text del:not(.other)')];
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
    pinned = false;
    next.scrollIntoView({block: 'center'});
    next.focus({preventScroll: true});
    showTip(next);
  }
  document.addEventListener('keydown', (event) => {
    pressing = false;
    if (event.key === 'Escape') return hideTip();
    const typing = event.target.matches('input, select, textarea');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || place.view !== 'documents') return undefined;
    if (event.key === 'Enter' && strikeOf(event)) {
      pinned = true;
      tip.querySelector('button').focus();
      return event.preventDefault();
    }
    if (event.key === 'n') stepRemoval(1);
    if (event.key === 'p') stepRemoval(-1);
    if (event.key === 'j' && byId('next')) byId('next').click();
    if (event.key === 'k' && byId('previous')) byId('previous').click();
    return undefined;
  });

