// Longer than a source file should be, so that whoever edits or translates the page finds every text in one place.
// The texts that the page shows before this script runs, or without it, are in index.html; what it says of a refused
// password or code comes from the portal, tasks/portal/password/rejections.ts.

const language = "en-GB";

const dateTimeFormat = new Intl.DateTimeFormat(language, {
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
});

/** For a time within the next minutes. */
const timeFormat = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });

const contactName = (support: string) => (support === "" ? "your contact at the company" : support);

/** The first name may be unknown. */
const withFirstName = (text: string, firstName: string) => (firstName === "" ? text : `${text}, ${firstName}`);

/** By Cognito's names of second factors. */
const factorNames: ReadonlyMap<string, string> = new Map([
  ["EMAIL_OTP", "A code by mail"],
  ["EMAIL_MFA", "A code by mail"],
  ["SMS_MFA", "A code by text message"],
  ["SOFTWARE_TOKEN_MFA", "The code of my authenticator app"],
]);

export const texts = {
  help: "Need help? Contact",
  neverAsked: "Nobody from the company will ever ask you for your password.",
  opening: { title: "Your account", body: "Opening your link…" },

  ready: {
    onboarding: {
      title: "Choose your password",
      heading: (firstName: string) => withFirstName("Welcome", firstName),
      body: (company: string, address: string) => `Choose a password for your ${company} account (${address}).`,
    },
    "password-reset": {
      title: "Choose a new password",
      heading: (firstName: string) => withFirstName("Hello", firstName),
      body: (company: string, address: string) =>
        `Choose a new password for your ${company} account (${address}). The old one stops working then.`,
    },
    titleAfterRejection: "Password not accepted",
    expiry: (expiresAt: string) =>
      `This link works until ${dateTimeFormat.format(new Date(expiresAt))}, and for one password.`,
  },
  password: {
    newPassword: "New password",
    hint: "Several words joined by dashes make a good one.",
    hintWithPolicy: "Several words joined by dashes make a good one. You do not need digits or symbols.",
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
  error: {
    empty: "Please choose a password first.",
    short: (count: number, min: number) => `Your password has ${count} characters. It needs at least ${min}.`,
    long: (count: number, max: number) => `Your password has ${count} characters. At most ${max} are possible.`,
    mismatch: "The two entries are not the same. Please type the second one again.",
    unexpected: "Your password could not be handed over. Nothing has changed. Please try again, or ask for help below.",
    noCode: "Please type the code first.",
    code: "A code consists of digits, six as a rule. Please type all of it.",
    noChoice: "Please choose one first.",
    codeUnexpected:
      "Your answer could not be handed over. Nothing has changed. Please try again, or ask for help below.",
  },

  code: {
    titleAfterRejection: "Code not accepted",
    done: "Your password is set. One more step, and your account is ready.",
    label: "Code",
    submit: "Confirm",
    sending: "Sending…",
    expiry: (expiresAt: string) =>
      `You can do this here until ${timeFormat.format(new Date(expiresAt))}. After that, you are asked for it when you sign in.`,
    tooMany: "These were too many tries. You are asked for the code again when you sign in.",
    /** For the next screen, when this step ended without a code from this page. */
    over: "From now on, your second factor is asked for when you sign in.",
    EMAIL_OTP: {
      title: "Enter the code from your mail",
      body: (destination = "you") =>
        `We sent a code to ${destination}. It can take a minute, and may be in the spam folder.`,
    },
    SMS_MFA: {
      title: "Enter the code from your telephone",
      body: (destination = "you") => `We sent a code to ${destination}, as a text message. It can take a minute.`,
    },
    SOFTWARE_TOKEN_MFA: {
      title: "Enter the code of your app",
      body: () => "Type the code of your authenticator app: the one that it shows for this account right now.",
    },
    SELECT_MFA_TYPE: {
      title: "Choose your second factor",
      body: () => "Besides your password, a second factor protects your account.",
    },
    MFA_SETUP: {
      title: "Set up your authenticator app",
      body: () =>
        "Besides your password, the code of an authenticator app on your telephone protects your account. If you have no such app yet, get one from your app store first.",
    },
    choose: "How do you want to confirm that it is you?",
    choice: (name: string) => factorNames.get(name) ?? name,
    choiceSubmit: "Continue",
    scan: "Scan this picture with the app.",
    picture: "QR code for your authenticator app. It holds the key that stands below as text.",
    openApp: "Open the app on this device",
    typeKey: "No camera at hand? Type this key into the app instead:",
    copy: "Copy key",
    copied: "Copied.",
    selected: "This browser does not let us copy. The key is selected: copy it yourself.",
    typeCode: "Type the code that the app shows now.",
  },

  confirm: {
    title: "Choose a new password",
    body: "The code below came with your mail. Nothing happens before you set the password.",
    username: "User name",
    code: "Code from your mail",
    codeAge: "A code works for one hour, and only once.",
    maybeSet: "An earlier try may have got through: try to sign in with this password.",
    unexpected: "Your password could not be set. Please try again in a moment.",
  },
  passwordSet: {
    title: "Your new password is set",
    body: "From now on, sign in with it wherever you use your account. You can close this page.",
    manager: "If you use a password manager, check that it has the new password.",
  },

  checking: {
    password: {
      title: "Setting your password",
      body: "Your password has arrived. We are setting it for your account, which usually takes a few seconds.",
    },
    code: {
      title: "Checking your answer",
      body: "Your answer has arrived. We are checking it, which usually takes a few seconds.",
    },
    end: { title: "Just a moment", body: "We are completing the last step, which usually takes a few seconds." },
    slow: "This takes longer than usual. You can stay here, or close this page and look again later with the same link.",
  },
  firstCounts:
    "A password had already been handed in with this link. That one counts, not the one you have just typed.",

  activated: {
    onboarding: {
      title: "Your account is ready",
      heading: (firstName: string) => withFirstName("You are all set", firstName),
      body: (company: string) => `Your ${company} account is ready. Sign in with your user name and your new password.`,
    },
    "password-reset": {
      title: "Your new password works",
      heading: (firstName: string) => withFirstName("Your new password works", firstName),
      body: (company: string) => `Sign in to your ${company} account with your user name and your new password.`,
    },
    username: "User name",
    addressToo: (address: string) => `Your e-mail address (${address}) works as a user name, too.`,
    signIn: "Go to sign-in",
    manager: "If you saved the password in a password manager, add this user name to it.",
  },
  expired: {
    title: "This link has expired",
    body: "A link works for a limited time only, to keep your account safe. Nothing is lost: a fresh one goes to the address that this one went to.",
    resend: "Send me a fresh link",
    sending: "Sending…",
  },
  requested: {
    title: "Look into your mailbox",
    body: "If this link was yours, a fresh one is on its way to the same address.",
    next: (support: string) =>
      `It can take a few minutes, and may be in the spam folder. If no mail comes, ask ${contactName(support)}.`,
  },
  gone: {
    replaced: {
      title: "There is a newer link",
      body: () => "We have sent you a newer mail since, and only its link works. Please use the newest mail.",
    },
    closed: {
      title: "This link is closed",
      body: (support: string) => `It cannot be used any more. If that surprises you, ask ${contactName(support)}.`,
    },
    unknown: {
      title: "This link does not work",
      body: (support: string) =>
        "It may have been cut in half on its way: some mail programs break long links. Open it from the mail with a click, " +
        `or copy the whole link, from https to its last character. If it still does not work, ask ${contactName(support)}.`,
    },
  },
  noLink: {
    title: "Open the link from your mail",
    body: "This page works only with the personal link in your mail. Open it from the mail with a click, or copy the whole link, from https to its last character.",
    next: "If you cannot find the mail, look in the spam folder, or ask your contact at the company.",
  },
  tooMany: {
    title: "Too many attempts",
    body: (support: string) =>
      `For your safety, a link takes only so many attempts, and this one has had them. Ask ${contactName(support)} for a fresh link.`,
  },
  unexpected: {
    title: "Something went wrong",
    body: (support: string) =>
      `The fault is ours, and nothing has changed. Please open the link from your mail again. If that does not help, ask ${contactName(support)}.`,
  },

  trouble: {
    offline: "There is no connection at the moment. We keep trying, and nothing is lost.",
    busy: "Many people are here at the moment. We keep trying, and nothing is lost.",
    failing: "Our server has a problem at the moment. We keep trying, and nothing is lost.",
  },
  tryNow: "Try again now",
};
