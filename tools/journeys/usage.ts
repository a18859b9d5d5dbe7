export const usage = `Runs whole stories through the public interfaces of a deployment, and reports which of them pass.

  npm run journeys                                    the local run that npm start started
  npm run journeys -- --outputs cdk-outputs.json --region eu-west-1 --mailbox ask --recipient "you+{id}@your-domain"

Where
  --outputs FILE        the file that "cdk deploy --outputs-file FILE" wrote, or outputs.json of a local run
  --endpoint-url URL    an emulator's endpoint instead of AWS (or set AWS_ENDPOINT_URL)
  --profile NAME        a profile of the AWS configuration
  --region REGION       an AWS Region

Mails (for a deployed stack)
  --recipient PATTERN   the address of each person; {id} stands for the employee id, in lower case
  --mailbox URL         where those mails can be read: GET answers JSON, [{"to": ["..."], "text": "..."}], oldest first
  --mailbox ask         the mails arrive where you read them: you are asked for the links

  --only TEXT           only the journeys with this text in their title
  --help

The stack must have "secondFactor" off or optional. Each run hires new people. At its end it cancels their open onboardings
and deletes their users. Their records stay in the table.`;
