(function () {
  "use strict";

  const article = document.getElementById("text");
  const lists = document.getElementById("lists");
  const box = document.querySelector(".search");
  const input = document.getElementById("q");
  const next = document.getElementById("next");
  const status = document.getElementById("found");
  const none = lists.querySelector(".none");
  const blocks = Array.from(article.querySelectorAll("[id].body, h1, h2, p"));
  const records = Array.from(lists.querySelectorAll(".group > ol > li"));

  function folded(text) {
    const whole = text.normalize("NFKC").toLowerCase();
    // Highlights need every character in its place.
    return whole.length === text.length ? whole : text.toLowerCase();
  }

  const words = records.map(function (item) {
    const shown = item.textContent + " " + (item.dataset.also || "");
    return shown.normalize("NFKC").toLowerCase();
  });

  // --- search ----------------------------------------------------------------------------------

  function asked() {
    const typed = input.value.normalize("NFKC").toLowerCase().trim();
    return typed ? typed.split(/\s+/) : [];
  }

  function narrow(query) {
    let found = 0;
    records.forEach(function (item, i) {
      const fits = query.every(function (word) { return words[i].includes(word); });
      item.hidden = !fits;
      found += fits ? 1 : 0;
    });
    lists.querySelectorAll(".group").forEach(function (group) {
      group.hidden = !group.querySelector(":scope > ol > li:not([hidden])");
    });
    lists.querySelectorAll("details").forEach(function (list) {
      const left = list.querySelectorAll(".group > ol > li:not([hidden])").length;
      list.querySelector("summary .n").textContent = left;
      list.hidden = left === 0;
    });
    none.hidden = found !== 0;
    return found;
  }

  function rangesOf(block, query) {
    const nodes = [];
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let length = 0;
    while (walk.nextNode()) {
      nodes.push({ node: walk.currentNode, start: length });
      length += walk.currentNode.length;
    }
    const text = folded(block.textContent);
    const ranges = [];
    function at(offset, end) {
      let k = nodes.length - 1;
      while (k > 0 && (end ? nodes[k].start >= offset : nodes[k].start > offset)) { k -= 1; }
      return [nodes[k].node, offset - nodes[k].start];
    }
    query.forEach(function (word) {
      for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
        const range = new Range();
        range.setStart.apply(range, at(i, false));
        range.setEnd.apply(range, at(i + word.length, true));
        ranges.push(range);
      }
    });
    return ranges;
  }

  let places = [];
  let here = -1;

  function paint(name, ranges) {
    if (window.CSS && CSS.highlights) {
      if (ranges.length) { CSS.highlights.set(name, new Highlight(...ranges)); }
      else { CSS.highlights.delete(name); }
    }
  }

  function search() {
    const query = asked();
    const found = narrow(query);
    places = query.length ? blocks.flatMap(function (block) { return rangesOf(block, query); }) : [];
    places.sort(function (a, b) { return a.compareBoundaryPoints(Range.START_TO_START, b); });
    here = -1;
    paint("found", places.slice(0, 5000));
    paint("here", []);
    next.disabled = places.length === 0;
    status.textContent = query.length
      ? box.dataset.found.replace("{records}", found).replace("{places}", places.length)
      : "";
  }

  function step(by) {
    if (!places.length) { return; }
    here = (here + by + places.length) % places.length;
    paint("here", [places[here]]);
    places[here].startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  input.addEventListener("input", search);
  next.addEventListener("click", function () { step(1); });
  input.addEventListener("keydown", function (event) {
    if (event.key === "Enter") { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { input.value = ""; search(); }
  });
  document.addEventListener("keydown", function (event) {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  box.hidden = false;

  // --- from marks to records and back ----------------------------------------------------------

  function arrive() {
    document.querySelectorAll(".lit").forEach(function (lit) { lit.classList.remove("lit"); });
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    const target = id && document.getElementById(id);
    if (!target) { return; }
    if (target.hidden) {
      input.value = "";
      search();
    }
    const fold = target.closest("details");
    if (fold) { fold.open = true; }
    if (records.includes(target) || target.dataset.r) {
      target.classList.add("lit");
      article.querySelectorAll("[data-at]").forEach(function (piece) {
        if (piece.dataset.at === id) { piece.classList.add("lit"); }
      });
      target.scrollIntoView({ block: target.dataset.r ? "center" : "nearest" });
    }
  }

  // The same link twice is no change of the hash, but the reader wants to see the place again.
  document.addEventListener("click", function (event) {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link && link.hash && link.hash === location.hash) { arrive(); }
  });
  window.addEventListener("hashchange", arrive);
  arrive();
})();
