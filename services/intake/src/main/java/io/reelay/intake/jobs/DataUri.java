package io.reelay.intake.jobs;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// A data URI by RFC 2397, read as leniently as browsers do: parameters before `;base64`, white space and percent
/// encoding anywhere, base64 without padding or in the alphabet of URLs.
///
/// @param contentType in lower case, without parameters
record DataUri(
        String contentType,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {

    private static final String SCHEME = "data:";
    private static final String FORM = " The form is data:image/jpeg;base64,…";

    /// What a data URI without a media type contains.
    private static final String DEFAULT_TYPE = "text/plain";

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+");
    private static final int SHOWN = 60;

    /// Not a data URI. The message continues a sentence that begins with the name of the field.
    static final class DataUriException extends Exception {

        DataUriException(String why) {
            super("is not a valid data URI: " + why);
        }
    }

    /// Whether a text claims to be one.
    static boolean is(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    static DataUri read(String uri) throws DataUriException {
        int comma = comma(uri);
        String[] header = uri.substring(SCHEME.length(), comma).split(";", -1);
        boolean base64 = isBase64(header);
        String contentType = mediaType(header[0]);
        byte[] content = new Payload(uri, comma + 1, base64).read();
        if (content.length == 0) {
            throw new DataUriException("nothing follows the comma." + FORM);
        }
        return new DataUri(contentType, content);
    }

    /// The first one that is not inside of a quoted parameter.
    private static int comma(String uri) throws DataUriException {
        int first = uri.indexOf(',');
        if (first < 0) {
            throw new DataUriException("it has no comma." + FORM);
        }
        boolean quoted = false;
        for (int i = SCHEME.length(); i < uri.length(); i++) {
            switch (uri.charAt(i)) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case ',' -> {
                    if (!quoted) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return first;
    }

    private static boolean isBase64(String[] header) throws DataUriException {
        for (int i = 1; i < header.length; i++) {
            if (header[i].strip().equalsIgnoreCase("base64")) {
                if (i < header.length - 1) {
                    throw new DataUriException("base64 must stand directly before the comma." + FORM);
                }
                return true;
            }
        }
        return false;
    }

    private static String mediaType(String given) throws DataUriException {
        String type = given.strip().replaceAll("(?i)%2f", "/");
        if (type.isEmpty()) {
            return DEFAULT_TYPE;
        }
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new DataUriException("\"%s\" is not a media type such as image/jpeg."
                    .formatted(type.substring(0, Math.min(SHOWN, type.length()))));
        }
        return type.toLowerCase(Locale.ROOT);
    }

    /// What follows the comma. It is read in one pass: it may be as large as a whole image.
    private static final class Payload {

        private final String uri;
        private final boolean base64;
        private final byte[] octets;
        private int next;
        private int length;

        Payload(String uri, int begin, boolean base64) {
            this.uri = uri;
            this.base64 = base64;
            this.next = begin;
            this.octets = new byte[uri.length() - begin];
        }

        byte[] read() throws DataUriException {
            while (next < uri.length() && uri.charAt(next) != '#') {
                int octet = octet();
                if (!base64 || !isSpace(octet)) {
                    octets[length++] = (byte) (base64 ? standard(octet) : octet);
                }
            }
            return base64 ? decoded() : Arrays.copyOf(octets, length);
        }

        private int octet() throws DataUriException {
            char character = uri.charAt(next++);
            if (character > 0x7f) {
                throw new DataUriException("it contains a character that is not ASCII.");
            }
            if (character != '%') {
                return character;
            }
            if (next + 2 > uri.length() || !hexadecimal(uri.charAt(next)) || !hexadecimal(uri.charAt(next + 1))) {
                throw new DataUriException("a % is not followed by two hexadecimal digits.");
            }
            next += 2;
            return HexFormat.fromHexDigits(uri, next - 2, next);
        }

        private static boolean hexadecimal(char character) {
            return HexFormat.isHexDigit(character);
        }

        private static boolean isSpace(int octet) {
            return octet == ' ' || octet == '\t' || octet == '\n' || octet == '\f' || octet == '\r';
        }

        private static int standard(int octet) {
            return switch (octet) {
                case '-' -> '+';
                case '_' -> '/';
                default -> octet;
            };
        }

        private byte[] decoded() throws DataUriException {
            try {
                ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(octets, 0, length));
                return decoded.remaining() == decoded.array().length
                        ? decoded.array()
                        : Arrays.copyOf(decoded.array(), decoded.remaining());
            } catch (IllegalArgumentException e) {
                throw new DataUriException("what follows the comma is not base64.");
            }
        }
    }
}
