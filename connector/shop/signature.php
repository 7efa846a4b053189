<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The signature of a call to OpenCart 4.1: ten lines, HMAC-SHA1 with the API key, base64. */
class CartwrightSignature
{
    /**
     * The text that is signed. `$post` holds the form fields as OpenCart's request cleaning leaves them.
     *
     * @param string $username as the database has it
     */
    public static function text(array $get, array $post, array $server, $username)
    {
        $self = isset($server['PHP_SELF']) ? (string) $server['PHP_SELF'] : '';
        $lines = array(
            (string) $get['route'],
            (string) $get['call'],
            (string) $username,
            isset($server['HTTP_HOST']) ? (string) $server['HTTP_HOST'] : '',
            $self === '' ? '/' : rtrim(dirname($self), '/') . '/',
            (string) (int) $get['store_id'],
            (string) $get['language'],
            (string) $get['currency'],
            md5(http_build_query($post, '', '&')),
            (string) (int) $get['time'],
        );
        return implode("\n", $lines) . "\n";
    }

    /** Whether the call's signature was made with this key. */
    public static function fits(array $get, array $post, array $server, $username, $key)
    {
        $right = base64_encode(hash_hmac('sha1', self::text($get, $post, $server, $username), (string) $key, true));
        return hash_equals($right, rawurldecode((string) $get['signature']));
    }
}
