/** What a flame graph can do beyond being looked at: zoom to a frame and back, search with the share of what was found, and tell of the
 *  frame under the pointer or the keyboard. */
export const flameScript = `
(() => {
  const begin = (flame) => {
    const frames = flame.querySelector('.frames');
    const told = flame.querySelector('.frame-facts');
    const whole = flame.querySelector('.tools button');
    const field = flame.querySelector('input[type=search]');
    const foundShare = flame.querySelector('.found-share');
    const every = flame.querySelector('.every input');
    const number = (element, name) => Number(element.style.getPropertyValue(name));
    const open = [];
    const boxes = [...flame.querySelectorAll('.boxes .box')].map((element) => {
      const depth = number(element, '--d');
      const box = {
        element, depth, from: number(element, '--x'), width: number(element, '--w'), text: element.title, parent: open[depth - 1],
        isInner: element.classList.contains('inner'), called: [],
      };
      element.removeAttribute('title');
      open[depth] = box;
      box.parent?.called.push(box);
      // What stands for it where its row is folded.
      box.head = box.isInner ? box.parent.head : box;
      return box;
    });
    const byElement = new Map(boxes.map((box) => [box.element, box]));
    const root = boxes[0];
    let zoomed = root;
    let at;

    const isShown = (box) => !box.element.hidden && (every.checked || !box.isInner);
    const tell = (box) => {
      told.textContent = box ? [box.text, box.element.dataset.row].filter(Boolean).join('; ') : hint;
      told.classList.toggle('told-frame', box !== undefined);
    };
    const hint = 'Point at a frame, or go to it with the arrow keys. A click or Enter zooms to it, Escape shows the whole.';

    const zoom = (box) => {
      zoomed = box;
      frames.style.setProperty('--from', String(box.from));
      frames.style.setProperty('--width', String(box.width));
      const least = box.width * 1e-4;
      for (const { element, from, width } of boxes) {
        element.hidden = from + width <= box.from + least || from >= box.from + box.width - least;
      }
      whole.disabled = box === root;
    };

    const go = (box) => {
      if (!box) return;
      at?.element.classList.remove('at');
      at = box;
      box.element.classList.add('at');
      box.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      tell(box);
    };
    const parentOf = (box) => {
      let outer = box.parent;
      while (outer && !isShown(outer)) outer = outer.parent;
      return outer;
    };
    const firstBelow = (box) => {
      for (let level = box.called; level.length > 0; level = level.flatMap(({ called }) => called)) {
        const shown = level.find(isShown);
        if (shown) return shown;
      }
      return undefined;
    };
    // Of one row on the screen, however deep the frames are on their stacks.
    const beside = (box, step) => {
      const row = boxes.filter((other) => isShown(other) && other.element.offsetTop === box.element.offsetTop).sort((a, b) => a.from - b.from);
      return row[row.indexOf(box) + step];
    };

    const keys = {
      ArrowDown: () => go(at ? firstBelow(at) : zoomed), ArrowUp: () => go(at ? parentOf(at) : zoomed),
      ArrowLeft: () => go(at ? beside(at, -1) : zoomed), ArrowRight: () => go(at ? beside(at, 1) : zoomed),
      Home: () => go(root), Enter: () => at && zoom(at), ' ': () => at && zoom(at), Escape: () => zoom(root),
    };
    frames.addEventListener('keydown', (event) => {
      const deed = keys[event.key];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      deed();
    });
    const boxOf = (event) => byElement.get(event.target.closest('.box'));
    frames.addEventListener('click', (event) => {
      const box = boxOf(event);
      if (!box) return;
      go(box);
      zoom(box);
    });
    frames.addEventListener('pointerover', (event) => tell(boxOf(event) ?? at));
    frames.addEventListener('pointerleave', () => tell(at));
    whole.addEventListener('click', () => zoom(root));

    // Frames that call one another are within one another: time that was found twice counts once.
    const shareOf = (found) => {
      let share = 0;
      let end = 0;
      for (const { from, width } of found.sort((a, b) => a.from - b.from)) {
        share += Math.max(0, from + width - Math.max(from, end));
        end = Math.max(end, from + width);
      }
      return share;
    };
    const shareText = (share) => {
      const percent = share * 100;
      return percent === 0 ? '0 %' : percent < .1 ? '< 0.1 %' : (percent < 9.95 ? percent.toFixed(1) : Math.round(percent)) + ' %';
    };
    const search = () => {
      const words = field.value.toLowerCase().split(' ').filter(Boolean);
      const found = words.length === 0 ? [] : boxes.filter(({ depth, text }) => {
        const lower = text.toLowerCase();
        return depth > 0 && words.every((word) => lower.includes(word));
      });
      for (const { element } of boxes) element.classList.remove('found');
      for (const box of found) (every.checked ? box : box.head).element.classList.add('found');
      foundShare.textContent = words.length === 0 ? '' : found.length === 0 ? 'not found' :
        found.length + (found.length === 1 ? ' frame' : ' frames') + ' with ' + shareText(shareOf(found)) + ' of the blocked time';
    };
    field.addEventListener('input', search);
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || field.value === '') return;
      event.preventDefault();
      field.value = '';
      search();
    });
    every.addEventListener('change', () => {
      search();
      if (at && !isShown(at)) go(at.head);
    });

    tell();
    flame.classList.add('live');
  };

  for (const flame of document.querySelectorAll('.flame')) begin(flame);
})();
`
