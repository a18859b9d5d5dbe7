export const usage = `Takes whole journeys through a deployment, by its public face, and says which of them hold.

  npm run journeys                                    the local run that npm start started
  npm run journeys -- --outputs cdk-outputs.json --region eu-west-1 --mailbox ask --recipient "you+{id}@your-domain"

Where
  --outputs FILE        the file that "cdk deploy --outputs-file FILE" wrote, or outputs.json of a local run
  --endpoint-url URL    of an emulator, in place of AWS (or AWS_ENDPOINT_URL)
  --profile NAME        a profile of the AWS configuration
  --region REGION       an AWS Region

Mails, of a deployed stack
  --recipient PATTERN   the address of each person; {id} stands for somebody's employee id, in lower case
  --mailbox URL         where those mails can be read: GET answers JSON, [{"to": ["..."], "text": "..."}], oldest first
  --mailbox ask         the mails arrive where you read them: you are asked for the links

  --only TEXT           journeys with this in their title
  --help

The stack is one with "secondFactor" off or optional. Each run has people of its own; their runs are brought to an end and
their users are deleted. Their records stay in the table.`;
