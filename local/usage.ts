export const usage = `Runs the whole system on this machine.

  npm start

  npm start -- --no-sample     without the sample hire
  npm start -- --help

Environment variables
  LOCAL_AWS_PORT       port of the AWS endpoint (4566)
  LOCAL_PORTAL_PORT    port of the portal and the console (8080)

A port is a whole number, 0 to 65535; 0 picks a free one. All else is in local/README.md.`;
