import type { EmbedError, EmbedLocale } from "@/lib/domain/base/embed-words";

/** One sentence, one more that says what it means, and one way forward; null leads nowhere. */
export type StateWords = {
  readonly title: string;
  readonly says: string;
  readonly button: string | null;
  /** In place of `says` where each `{name}` in it is known: it came with the refusal, or the frame holds it. */
  readonly more?: string;
  /** In place of the button where it leads to the balance. */
  readonly toBalance?: string;
  /** Leads out of the frame, to the page that says why a host is refused. */
  readonly check?: string;
};

type Further = Pick<StateWords, "more" | "toBalance" | "check">;

const state = (
  title: string,
  says: string,
  button: string | null,
  further: Further = {},
): StateWords => ({ ...{ title, says, button }, ...further });

export const stateWords: Readonly<Record<EmbedLocale, Readonly<Record<EmbedError, StateWords>>>> = {
  en: {
    "code-used": state(
      "This page was opened before with the same code.",
      "Each code opens one page, once.",
      "Load again",
    ),
    "code-expired": state("The code came too late.", "A code is good for 120 s.", "Load again", {
      more: "It was {ageSeconds} s old; {allowedSeconds} s are allowed.",
    }),
    "origin-not-allowed": state(
      "This website may not show the balance.",
      "It is not among the hosts of this embed.",
      null,
      { more: "{origin} is not among the hosts of this embed.", check: "Check this host" },
    ),
    "session-ended": state("The session has ended.", "Figures will not update.", "Reconnect", {
      more: "Figures are from {shownAt} and will not update.",
    }),
    "scope-empty": state(
      "No account is open to you yet.",
      "Your sign-in works; nothing has been assigned to it.",
      null,
    ),
    "provider-unavailable": state(
      "A part could not be read.",
      "What is shown is what was read last.",
      "Try again",
    ),
    "data-stale": state("These figures are old.", "A newer read has not come yet.", "Look again"),
    "no-commitments": state(
      "Nothing has been committed yet.",
      "When a contract is signed, its balance stands here.",
      null,
    ),
    "view-not-permitted": state(
      "This page does not show that.",
      "The view is not among those of this embed.",
      "Back",
      { more: "{view} is not among the views of this embed.", toBalance: "Show the balance" },
    ),
    "version-retired": state(
      "This version is no longer served.",
      "The page around it has to load version 1.",
      null,
    ),
    "no-code": state(
      "The page around gave no code.",
      "Without one nothing can be shown.",
      "Load again",
    ),
    "not-found": state("There is nothing here.", "It is not there, or not yours to see.", "Back"),
    unavailable: state("Nobody answers.", "Try again in a moment.", "Try again"),
  },
  de: {
    "code-used": state(
      "Diese Seite wurde mit demselben Code schon geöffnet.",
      "Jeder Code öffnet eine Seite, einmal.",
      "Neu laden",
    ),
    "code-expired": state("Der Code kam zu spät.", "Ein Code gilt 120 s.", "Neu laden", {
      more: "Er war {ageSeconds} s alt; erlaubt sind {allowedSeconds} s.",
    }),
    "origin-not-allowed": state(
      "Diese Website darf den Stand nicht zeigen.",
      "Sie gehört nicht zu den Seiten dieser Einbettung.",
      null,
      {
        more: "{origin} gehört nicht zu den Seiten dieser Einbettung.",
        check: "Diese Seite prüfen",
      },
    ),
    "session-ended": state(
      "Die Sitzung ist beendet.",
      "Die Zahlen werden nicht mehr erneuert.",
      "Neu verbinden",
      { more: "Die Zahlen sind vom {shownAt} und werden nicht mehr erneuert." },
    ),
    "scope-empty": state(
      "Noch ist kein Konto für Sie geöffnet.",
      "Die Anmeldung gelingt; ihr ist nichts zugeordnet.",
      null,
    ),
    "provider-unavailable": state(
      "Ein Teil war nicht zu lesen.",
      "Gezeigt wird, was zuletzt gelesen wurde.",
      "Erneut versuchen",
    ),
    "data-stale": state(
      "Diese Zahlen sind alt.",
      "Ein neueres Lesen steht noch aus.",
      "Erneut sehen",
    ),
    "no-commitments": state(
      "Noch ist nichts zugesagt.",
      "Sobald ein Vertrag gilt, steht sein Stand hier.",
      null,
    ),
    "view-not-permitted": state(
      "Diese Seite zeigt das nicht.",
      "Die Ansicht gehört nicht zu dieser Einbettung.",
      "Zurück",
      { more: "{view} gehört nicht zu den Ansichten dieser Einbettung.", toBalance: "Zum Stand" },
    ),
    "version-retired": state(
      "Diese Fassung wird nicht mehr bedient.",
      "Die Seite darum muss Fassung 1 laden.",
      null,
    ),
    "no-code": state(
      "Die Seite darum gab keinen Code.",
      "Ohne ihn lässt sich nichts zeigen.",
      "Neu laden",
    ),
    "not-found": state("Hier ist nichts.", "Es fehlt oder ist nicht für Sie.", "Zurück"),
    unavailable: state("Niemand antwortet.", "Gleich noch einmal versuchen.", "Erneut versuchen"),
  },
};
