export const usage = `Puts an EmployeeHired event on the bus, as HR would.

  npm run hire -- --employee-id E1001 --email ada@example.com --given-name Ada --family-name Lovelace

Who was hired
  --employee-id ID      1 to 64 characters of A-Z a-z 0-9 _ -
  --email ADDRESS       where the link is mailed to
  --given-name NAME
  --family-name NAME
  --locale TAG          language tag, such as en or de-CH (default: the stack's setting defaultLocale)

Where: the local run that npm start started, unless one of these is given
  --outputs FILE        the file that "cdk deploy --outputs-file FILE" wrote, or outputs.json of a local run
  --event-bus NAME      the name or the ARN of the bus, instead of a file
  --profile NAME        a profile of the AWS configuration
  --region REGION       an AWS Region

  --source SOURCE       the source of the event (default: the one that the local run's rule matches; hr on AWS)
  --help`;
