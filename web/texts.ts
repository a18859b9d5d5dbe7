/** Every text that the page shows, but for what index.html must say before (or without) this script. */
const language = "en-GB";

const moment = new Intl.DateTimeFormat(language, {
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
});

const ask = (support: string) => (support === "" ? "your contact at the company" : support);

/** Not everybody has a first name. */
const address = (words: string, firstName: string) => (firstName === "" ? words : `${words}, ${firstName}`);

export const texts = {
  help: "Need help? Contact",
  neverAsked: "Nobody from the company will ever ask you for your password.",
  opening: { title: "Activate your account", body: "Opening your link…" },

  ready: {
    title: "Choose your password",
    titleAfterRejection: "Password not accepted",
    heading: (firstName: string) => address("Welcome", firstName),
    body: (company: string, address: string) => `Choose a password for your ${company} account (${address}).`,
    expiry: (expiresAt: string) => `This link works until ${moment.format(new Date(expiresAt))}, and for one password.`,
    newPassword: "New password",
    hint: "Several words joined by dashes make a good one. You do not need digits or symbols.",
    repeat: "The same password again",
    show: "Show what I type",
    rules: "What your password needs",
    length: (min: number) => `At least ${min} characters`,
    tooLong: (max: number) => `At most ${max} characters`,
    typed: (count: number) => `(${count})`,
    match: "Both entries are the same",
    mismatch: "The two entries differ",
    met: "done",
    submit: "Set password",
    sending: "Sending…",
  },
  announce: {
    short: (count: number, min: number) => `${count} of ${min} characters.`,
    long: (count: number, max: number) => `${count} characters, at most ${max} are possible.`,
    enough: "Long enough.",
    match: "Both entries are the same.",
    mismatch: "The two entries differ.",
  },
  fault: {
    empty: "Please choose a password first.",
    short: (count: number, min: number) => `Your password has ${count} characters. It needs at least ${min}.`,
    long: (count: number, max: number) => `Your password has ${count} characters. At most ${max} are possible.`,
    mismatch: "The two entries are not the same. Please type the second one again.",
    unexpected: "Your password could not be handed over. Nothing has changed. Please try again, or ask for help below.",
  },

  checking: {
    title: "Setting your password",
    body: "Your password has arrived. We are setting up your account with it, which usually takes a few seconds.",
    slow: "This takes longer than usual. You can stay here, or close this page and look again later with the same link.",
  },
  firstCounts:
    "A password had already been handed in with this link. That one counts, not the one you have just typed.",

  activated: {
    title: "Your account is ready",
    heading: (firstName: string) => address("You are all set", firstName),
    body: (company: string) => `Your ${company} account is ready. Sign in with your user name and your new password.`,
    username: "User name",
    addressToo: (address: string) => `Your e-mail address (${address}) works as a user name, too.`,
    signIn: "Go to sign-in",
    manager: "If you saved the password in a password manager, add this user name to it.",
  },
  expired: {
    title: "This link has expired",
    body: "A link works for a limited time only, to keep your account safe. Nothing is lost.",
    next: (support: string) =>
      `Look for a newer mail in your mailbox: every reminder brings a fresh link. If there is none, ask ${ask(support)} for one.`,
  },
  gone: {
    replaced: {
      title: "There is a newer link",
      body: () =>
        "We have sent you a newer mail since, and only the link in the newest mail works. Please open that one.",
    },
    closed: {
      title: "This invitation is closed",
      body: (support: string) => `Its link cannot be used any more. If that surprises you, ask ${ask(support)}.`,
    },
    unknown: {
      title: "This link does not work",
      body: (support: string) =>
        "It may have been cut in half on its way: some mail programs break long links. Open it from the mail with a click, " +
        `or copy the whole link, from https to its last character. If it still does not work, ask ${ask(support)}.`,
    },
  },
  noLink: {
    title: "Open the link from your mail",
    body: "This page works only with the personal link in your invitation mail. Open it from the mail with a click, or copy the whole link, from https to its last character.",
    next: "If you cannot find the mail, look in the spam folder, or ask your contact at the company.",
  },
  tooMany: {
    title: "Too many attempts",
    body: (support: string) =>
      `For your safety, a link takes only so many attempts, and this one has had them. Ask ${ask(support)} for a fresh link.`,
  },
  unexpected: {
    title: "Something went wrong",
    body: (support: string) =>
      `The fault is ours, and nothing has changed. Please open the link from your mail again. If that does not help, ask ${ask(support)}.`,
  },

  trouble: {
    offline: "There is no connection at the moment. We keep trying, and nothing is lost.",
    busy: "Many people are here at the moment. We keep trying, and nothing is lost.",
    failing: "Our server has a problem at the moment. We keep trying, and nothing is lost.",
  },
  tryNow: "Try again now",
};
