package io.clonememoria.clone.session;

import io.clonememoria.clone.account.UserView;

/**
 * What somebody gets who has proven who they are.
 *
 * @param expiresIn seconds until the access token must be refreshed
 */
record SessionView(String accessToken, String tokenType, long expiresIn, String refreshToken, UserView user) {}
