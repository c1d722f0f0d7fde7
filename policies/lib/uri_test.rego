package aadguard.lib.uri_test

import data.aadguard.lib.uri

test_parts if {
	uri.scheme("HTTPS://Orders.contoso.com:8443/a") == "https"
	uri.host("HTTPS://Orders.contoso.com:8443/a") == "orders.contoso.com"
	uri.host("http://localhost@evil.example/a") == "evil.example"
	uri.host("http://[::1]:3000/a") == "[::1]"
	uri.host("https://contoso.com?x=http://localhost") == "contoso.com"
	uri.scheme("urn:ietf:wg:oauth:2.0:oob") == "urn"
	uri.scheme("msauth.com.contoso.app://auth") == "msauth.com.contoso.app"
	not uri.scheme("contoso.com/a")
	not uri.scheme("/a:b")
	not uri.host("urn:x")
	uri.is_loopback("http://127.0.0.1:8080/")
	not uri.is_loopback("http://localhost.contoso.com/")
}
