// Asks the server what the page shows: where claims stand while a slider moves, verdicts once it rests, flips last.
import { CLIENT, ask, hear } from "./util.js";

const REST = 350;

/**
 * @param told called with a change to what is known: {standing}, {judged}, {flips}, {busy}, {failure}
 */
export class Engine {
  constructor(told) {
    this.told = told;
    this.turn = 0;
    this.question = null;
    this.asking = false;
    this.again = false;
    this.timer = 0;
    this.stop = hear("claim", (event) => {
      if (event.turn === this.turn) this.judged(JSON.parse(event.check));
    });
  }

  close() {
    this.stop();
    clearTimeout(this.timer);
  }

  /** The world has changed: {scenario, text, variant, values}. */
  set(question, selected, searchAll) {
    this.question = question;
    this.selected = selected;
    this.searchAll = searchAll;
    this.flipsAsked = new Set();
    clearTimeout(this.timer);
    if (this.asking) {
      // One at a time: cancelling the one under way with every move of the hand would never show an answer.
      this.again = true;
    } else {
      this.stand();
    }
  }

  async stand() {
    this.asking = true;
    this.again = false;
    const question = this.question;
    const turn = ++this.turn;
    this.told({ busy: "standing", failure: null });
    const begin = performance.now();
    try {
      if (this.selected) {
        // The claim that is looked at comes first.
        const one = await ask("api/standing", { ...question, client: CLIENT, turn, claims: [this.selected] });
        if (turn === this.turn) this.told({ standing: one, question });
      }
      const all = await ask("api/standing", { ...question, client: CLIENT, turn });
      if (turn === this.turn) this.told({ standing: all, question, millis: performance.now() - begin });
    } catch (failure) {
      if (!failure.stale && turn === this.turn) this.told({ failure, busy: null });
    }
    this.asking = false;
    if (this.again || question !== this.question) {
      this.stand();
    } else {
      this.timer = setTimeout(() => this.check(question, turn), REST);
    }
  }

  async check(question, turn) {
    if (turn !== this.turn) return;
    this.told({ busy: "verdicts" });
    try {
      const answer = await ask("api/check", { ...question, client: CLIENT, turn, flips: false });
      if (turn !== this.turn) return;
      this.told({ whole: answer });
      this.judged(answer);
      this.told({ busy: null });
      this.flips(question, turn, answer.claims.filter((c) => c.judged).map((c) => c.id));
    } catch (failure) {
      if (!failure.stale && turn === this.turn) this.told({ failure, busy: null });
    }
  }

  judged(answer) {
    this.told({ judged: answer.claims, question: this.question });
  }

  /** Another claim is looked at: its flips are wanted next. */
  select(id) {
    this.selected = id;
    if (this.question && id && this.flipsAsked && !this.asking && this.ready) this.search(this.question, this.turn, id);
  }

  async flips(question, turn, ids) {
    this.ready = true;
    if (this.selected && ids.includes(this.selected)) await this.search(question, turn, this.selected);
    while (this.searchAll && turn === this.turn) {
      const next = ids.find((id) => !this.flipsAsked.has(id));
      if (!next) break;
      this.told({ busy: "flips" });
      if (!(await this.search(question, turn, next))) break;
    }
    if (turn === this.turn) this.told({ busy: null });
  }

  async search(question, turn, id) {
    if (this.flipsAsked.has(id) || turn !== this.turn) return true;
    this.flipsAsked.add(id);
    this.told({ searching: id });
    try {
      const answer = await ask("api/check", { ...question, client: CLIENT, turn, flips: true, claims: [id] });
      if (turn === this.turn) this.told({ judged: answer.claims, question, searched: id });
      return true;
    } catch (failure) {
      this.flipsAsked.delete(id);
      this.told({ searched: id });
      return failure.stale;
    }
  }

  /** Looks for the flips of all claims, one after another, as long as nothing changes. */
  all(ids) {
    this.searchAll = true;
    if (this.ready) this.flips(this.question, this.turn, ids);
  }
}
