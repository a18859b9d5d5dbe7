"""Starts MiniStack with one more operation, which its version 1.5.33 lacks and the journeys need.

Cognito's AdminDeleteSoftwareToken removes a person's authenticator app:
https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteSoftwareToken.html
"""

from ministack.app import main
from ministack.core.responses import json_response
from ministack.services import cognito

dispatch = cognito._dispatch_idp


def delete_software_token(data):
    pool, error = cognito._resolve_pool(data.get("UserPoolId"))
    if not error:
        user, error = cognito._resolve_user(pool, data.get("Username"))
    if error:
        return error
    for secret in ("_totp_secret", "_totp_pending_secret"):
        user.pop(secret, None)
    return json_response({})


async def dispatch_extended(action, data):
    if action == "AdminDeleteSoftwareToken":
        return delete_software_token(data)
    return await dispatch(action, data)


cognito._dispatch_idp = dispatch_extended
main()
